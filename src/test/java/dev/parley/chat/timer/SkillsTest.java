package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions need skills, also languages. They are offered to agents who have them, as long as somebody has. */
@QuarkusTest
class SkillsTest extends TimerScene {

    private static final String TAG = "chatTag { id kind language }";

    @Inject
    Assignments assignments;

    private String bjorn;
    private long skill;

    @BeforeEach
    void anAgentWithASkill() {
        bjorn = world.agentOf(topic);
        skill = world.skill();
        world.teach(bjorn, skill);
        world.set(topic, "assignment = 1, skill_seconds = 3600");
    }

    @Test
    void session_isOfferedToTheAgentWithItsSkills() {
        long session = needing(skill);

        assignments.offerAll();

        assertThat(offeredTo(session)).isEqualTo(bjorn);
    }

    @Test
    void session_whoseAgentIsFull_waits_andOthersDoNot() {
        world.limit(bjorn, 1);
        world.active(topic, bjorn);
        long session = needing(skill);
        long other = world.waiting(topic);

        assignments.offerAll();

        assertThat(offeredTo(session)).isNull();
        assertThat(offeredTo(other)).isEqualTo(anna);
    }

    @Test
    void session_withSkillsThatNobodyHas_isOfferedToAll() {
        long session = needing(skill, world.skill());

        assignments.offerAll();

        assertThat(offeredTo(session)).isEqualTo(anna);
    }

    @Test
    void session_whoseAgentsAreAway_isOfferedToAll() {
        world.away(bjorn);
        long session = needing(skill);

        assignments.offerAll();

        assertThat(offeredTo(session)).isEqualTo(anna);
    }

    @Test
    void session_afterTheTimeOfItsTopic_isOfferedToAll() {
        world.limit(bjorn, 1);
        world.active(topic, bjorn);
        long session = needing(skill);
        world.alter(session, "waiting_since = now() - interval '2 hours'");

        assignments.offerAll();

        assertThat(offeredTo(session)).isEqualTo(anna);
    }

    @Test
    void session_ofATopicWithoutALimit_waitsForItsAgent() {
        world.set(topic, "skill_seconds = null");
        world.limit(bjorn, 1);
        world.active(topic, bjorn);
        long session = needing(skill);
        world.alter(session, "waiting_since = now() - interval '2 hours'");

        assignments.offerAll();

        assertThat(offeredTo(session)).isNull();
    }

    @Test
    void acceptNext_prefersSessionsThatTheAgentFits() {
        world.set(topic, "assignment = 0");
        long first = needing(skill);
        world.alter(first, "queued_at = now() - interval '70 seconds'");
        long second = world.waiting(topic);

        assertThat(acceptNext(anna)).isEqualTo(second);
        assertThat(acceptNext(anna)).isEqualTo(first);
    }

    @Test
    void request_needsTheSkillsOfItsTopicAndOfItsLanguage() {
        // A variant of a language, so that no other test has it.
        String language = "tlh-" + (10_000_000 + skill);
        String languageSkill = admin().does(
                        "createChatTag",
                        Map.of("name", language, "color", "#1d7a46", "kind", "SKILL", "language", language),
                        TAG)
                .data("done.chatTag.id");
        Answer ofTopic = admin().does(
                        "setChatTopicSkills",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "skillIds", List.of(Ids.of("ChatTag", skill))),
                        "changed chatTopic { skills { nodes { id } } }");

        Answer requested = Caller.nobody()
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "language", language + "-abcde", "name", "Kari"),
                        "chatSession { databaseId }");

        assertThat(admin().asks(
                                "query($language: String!) { chatTags(where: {kind: {eq: SKILL}, language: {eq: $language}}) { nodes { id kind } } }",
                                Map.of("language", language))
                        .<Object>data("chatTags.nodes"))
                .isEqualTo(List.of(Map.of("id", languageSkill, "kind", "SKILL")));
        assertThat(ofTopic.<String>list("done.chatTopic.skills.nodes.id")).containsExactly(Ids.of("ChatTag", skill));
        long session = requested.<Integer>data("done.chatSession.databaseId");
        assertThat(skillsOf(session)).containsExactlyInAnyOrder(Ids.of("ChatTag", skill), languageSkill);
        assertThat(Caller.agent(anna)
                        .asks(
                                "query($id: ID!) { chatSessions(where: {skills: {some: {id: {eq: $id}}}}) { nodes { databaseId } } }",
                                Map.of("id", languageSkill))
                        .<Integer>list("chatSessions.nodes.databaseId"))
                .containsExactly((int) session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "und", "Norwegian", "nb NO", "<b>"})
    void request_withABadLanguage_isRefused(String language) {
        assertThat(Caller.nobody()
                        .does(
                                "requestChatSession",
                                Map.of("topicId", Ids.of("ChatTopic", topic), "language", language),
                                "")
                        .refusal())
                .isEqualTo("VALIDATION language");
    }

    @Test
    void skillsOfASession_areSetByStaff_andHiddenFromTheCustomer() {
        long session = world.waiting(topic);
        Map<String, Object> skills = Map.of("skillIds", List.of(Ids.of("ChatTag", skill)));

        assertThat(Caller.agent(anna)
                        .does("setChatSessionSkills", session, skills)
                        .changed())
                .isTrue();
        assertThat(Caller.agent(anna)
                        .does("setChatSessionSkills", session, skills)
                        .changed())
                .isFalse();
        Answer customer = Caller.customer(world.key(session)).asks("{ customerSession { events { nodes { type } } } }");

        assertThat(skillsOf(session)).containsExactly(Ids.of("ChatTag", skill));
        assertThat(world.events(session)).containsExactly("SKILLS_CHANGED");
        assertThat(customer.<String>list("customerSession.events.nodes.type")).isEmpty();
        assertThat(Caller.customer(world.key(session))
                        .asks("{ customerSession { skills { totalCount } } }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void closingTags_areNoSkills_andSkillsNoClosingTags() {
        long session = world.active(topic, anna);

        assertThat(Caller.agent(anna)
                        .does(
                                "setChatSessionSkills",
                                session,
                                Map.of("skillIds", List.of(Ids.of("ChatTag", world.tag()))))
                        .refusal())
                .isEqualTo("TAG_NOT_FOUND skillIds");
        assertThat(Caller.agent(anna)
                        .does("endChatSession", session, Map.of("tagIds", List.of(Ids.of("ChatTag", skill))))
                        .refusal())
                .isEqualTo("TAG_NOT_FOUND tagIds");
        assertThat(admin().does("updateChatTag", Map.of("tagId", Ids.of("ChatTag", world.tag()), "language", "nb"), TAG)
                        .refusal())
                .isEqualTo("VALIDATION language");
    }

    @Test
    void skillsOfAnAgent_areSetByItsManager_andAudited() {
        Map<String, Object> input =
                Map.of("userId", Ids.of("User", world.id(anna)), "skillIds", List.of(Ids.of("ChatTag", skill)));

        Answer set = Caller.agent(world.managerOf(topic))
                .does("setUserSkills", input, "changed user { skills { nodes { id } } }");

        assertThat(set.<String>list("done.user.skills.nodes.id")).containsExactly(Ids.of("ChatTag", skill));
        assertThat(Caller.agent(bjorn).does("setUserSkills", input, "").refusal())
                .isEqualTo("NOT_ALLOWED userId");
        assertThat(world.texts(
                        "select action || ' ' || (details #>> '{name,1}') from audit_event where user_id = ? order by id",
                        world.id(anna)))
                .contains("SKILL_ADDED "
                        + world.texts("select name from chat_tag where id = ?", skill)
                                .get(0));
    }

    private long needing(long... skills) {
        long session = world.waiting(topic);
        Arrays.stream(skills).forEach(each -> world.need(session, each));
        return session;
    }

    private Caller admin() {
        return Caller.admin(world.user());
    }

    private long acceptNext(String login) {
        return Caller.agent(login)
                .does("acceptNextChatSession", Map.of(), "chatSession { databaseId }")
                .<Integer>data("done.chatSession.databaseId");
    }

    private List<String> skillsOf(long session) {
        return Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { skills { nodes { id } } } }",
                        Map.of("id", Ids.of("ChatSession", session)))
                .list("chatSession.skills.nodes.id");
    }

    private String offeredTo(long session) {
        return world.texts(
                        "select u.loginname from chat_session s left join ejuser u on u.id = s.offered_to where s.id = ?",
                        session)
                .get(0);
    }
}
