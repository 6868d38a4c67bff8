package dev.parley.chat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notifications of agents: their causes, their recipients, the read state, and the settings. */
@QuarkusTest
class NotificationsTest {

    private static final String PAGE =
            "{ myChatNotifications(first: 100) { nodes { id kind chatSession { databaseId } actor { loginName } messageSeq alertLevel readAt user { loginName } } } }";

    private static final String UNREAD = "{ myChatNotifications(where: {readAt: {isNull: true}}) { totalCount } }";

    private final World world = new World();
    private long topic;
    private String anna;
    private String bjorn;
    private String manager;

    /** Anna and Björn may respond, are alerted, and are present. The manager is neither alerted nor present. */
    @BeforeEach
    void aTopicWithThreeMembers() {
        topic = world.topic();
        anna = alerted();
        bjorn = alerted();
        manager = world.managerOf(topic);
    }

    @Test
    void newChat_notifiesAlertedMembersWhoArePresent() {
        String away = alerted();
        world.away(away);
        String unalerted = world.agentOf(topic);
        String stranger = world.agentOf(world.topic());

        long session = requested();

        assertThat(kinds(anna)).containsExactly("NEW_CHAT");
        assertThat(kinds(bjorn)).containsExactly("NEW_CHAT");
        assertThat(List.of(away, unalerted, stranger, manager))
                .allSatisfy(login -> assertThat(kinds(login)).isEmpty());
        Map<String, Object> notification = notifications(anna).get(0);
        assertThat(notification.get("chatSession")).isEqualTo(Map.of("databaseId", (int) session));
        assertThat(notification.get("actor")).isNull();
        assertThat(notification.get("user")).isEqualTo(Map.of("loginName", anna));
        assertThat(notification.get("readAt")).isNull();
    }

    @Test
    void sessionOfABot_notifiesWhenItIsHandedOff() {
        long session = world.botDriven(topic);

        Answer handedOff = Caller.agent(anna).does("handOffChatSession", session);

        assertThat(handedOff.refusal()).isNull();
        assertThat(kinds(anna)).as("the one who did it").isEmpty();
        assertThat(kinds(bjorn)).containsExactly("NEW_CHAT");
    }

    @Test
    void returnedSession_notifiesTheOthers_andTheAgentWhoHadIt() {
        String unalerted = world.agentOf(topic);
        long session = world.waiting(topic);
        Caller.agent(unalerted).does("acceptChatSession", session);

        Answer returned = Caller.agent(manager).does("returnChatSessionToQueue", session);

        assertThat(returned.refusal()).isNull();
        assertThat(kinds(unalerted)).containsExactly("RETURNED_SESSION");
        assertThat(kinds(bjorn)).containsExactly("RETURNED_SESSION");
        assertThat(notifications(bjorn).get(0).get("actor")).isEqualTo(Map.of("loginName", manager));
        assertThat(kinds(manager)).isEmpty();
    }

    @Test
    void transfer_notifiesItsTarget() {
        long session = world.active(topic, anna);
        long other = world.topic();
        String inOther = world.agentOf(other);
        world.run("update chat_topic_user set notifications = true where user_id = ?", world.id(inOther));
        String listener = world.listenerOf(other);

        Caller.agent(anna).does("requestChatTransfer", session, Map.of("target", Map.of("userId", user(bjorn))));
        Caller.agent(anna).does("cancelChatTransfer", session);
        Caller.agent(anna)
                .does("requestChatTransfer", session, Map.of("target", Map.of("topicId", Ids.of("ChatTopic", other))));

        assertThat(kinds(bjorn)).containsExactly("OFFER");
        assertThat(kinds(inOther)).containsExactly("OFFER");
        assertThat(kinds(listener)).isEmpty();
        assertThat(kinds(anna)).isEmpty();
    }

    @Test
    void assignment_notifiesTheAgent() {
        long session = world.waiting(topic);

        Answer assigned = Caller.agent(manager).does("assignChatSession", session, Map.of("userId", user(bjorn)));

        assertThat(assigned.refusal()).isNull();
        assertThat(kinds(bjorn)).containsExactly("ASSIGNED");
        assertThat(kinds(anna)).isEmpty();
    }

    @Test
    void mention_notifiesTheMentioned_withoutTheText() {
        long session = world.active(topic, anna);

        mention(session, bjorn, anna);

        assertThat(kinds(bjorn)).containsExactly("MENTION");
        assertThat(notifications(bjorn).get(0)).containsEntry("messageSeq", 1);
        assertThat(notifications(bjorn).get(0).get("actor")).isEqualTo(Map.of("loginName", anna));
        assertThat(kinds(anna)).as("the one who wrote it").isEmpty();
        assertThat(world.texts("select n::text from chat_notification n where session_id = ?", session))
                .noneMatch(row -> row.contains("Secret"));
    }

    @Test
    void refusedAction_notifiesNobody() {
        long session = world.active(topic, anna);
        String stranger = world.user();

        Answer refused = Caller.agent(anna)
                .does(
                        "sendChatMessage",
                        session,
                        Map.of(
                                "text",
                                "Look",
                                "visibility",
                                "AGENTS",
                                "mentions",
                                List.of(user(bjorn), user(stranger))));

        assertThat(refused.refusal()).isEqualTo("USER_NOT_FOUND mentions");
        assertThat(kinds(bjorn)).isEmpty();
    }

    @Test
    void closedAccount_isNotNotified() {
        world.run("update ejuser set status = 4 where loginname = ?", bjorn);
        long session = world.active(topic, anna);

        mention(session, manager);
        requested();

        assertThat(world.number(
                        "select count(*) from chat_notification n join ejuser u on u.id = n.user_id where u.loginname = ?",
                        bjorn))
                .isZero();
        assertThat(kinds(manager)).containsExactly("MENTION");
    }

    @Test
    void kindsThatAreNotWanted_areNotWritten() {
        Caller caller = Caller.agent(anna);

        Answer set = caller.does("setNotificationKinds", Map.of("kinds", List.of("MENTION", "OFFER")), "");
        Answer again = caller.does("setNotificationKinds", Map.of("kinds", List.of("OFFER", "MENTION")), "");
        requested();
        mention(bjorn, world.active(topic, bjorn), anna);

        assertThat(set.changed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(caller.asks("{ notificationSettings { kinds } }").<List<String>>data("notificationSettings.kinds"))
                .containsExactly("OFFER", "MENTION");
        assertThat(kinds(anna)).containsExactly("MENTION");
        assertThat(kinds(bjorn)).containsExactly("NEW_CHAT");
        assertThat(Caller.agent(bjorn)
                        .asks("{ notificationSettings { kinds } }")
                        .<List<String>>data("notificationSettings.kinds"))
                .hasSize(ChatNotificationKind.values().length);
        assertThat(caller.does("setNotificationKinds", Map.of("kinds", List.of()), "")
                        .changed())
                .isTrue();
        assertThat(caller.asks("{ notificationSettings { kinds } }").<List<String>>data("notificationSettings.kinds"))
                .isEmpty();
    }

    @Test
    void notifications_markedById_areRead() {
        requested();
        requested();
        List<String> ids = ids(anna);
        String ofBjorn = ids(bjorn).get(0);

        Answer marked = markRead(anna, Map.of("ids", List.of(ids.get(1), ofBjorn, Ids.of("ChatNotification", 1))));
        Answer again = markRead(anna, Map.of("ids", List.of(ids.get(1), ofBjorn)));

        assertThat(marked.changed()).isTrue();
        assertThat(again.refusal()).isNull();
        assertThat(again.changed()).isFalse();
        assertThat(unread(anna)).isEqualTo(1);
        assertThat(unread(bjorn)).as("of others").isEqualTo(2);
        assertThat(notifications(anna))
                .extracting(each -> each.get("readAt") == null)
                .containsExactly(true, false);
    }

    @Test
    void notifications_markedUpToOne_areReadUpToIt() {
        requested();
        requested();
        requested();
        List<String> newestFirst = ids(anna);

        Answer marked = markRead(anna, Map.of("upToId", newestFirst.get(1)));
        Answer ofOther = markRead(anna, Map.of("upToId", ids(bjorn).get(0)));

        assertThat(marked.changed()).isTrue();
        assertThat(ofOther.changed()).isFalse();
        assertThat(unread(anna)).isEqualTo(1);
        assertThat(notifications(anna).get(0).get("readAt")).isNull();
    }

    @Test
    void markNotificationsRead_withBadInput_isRefused() {
        List<String> many = java.util.Collections.nCopies(101, Ids.of("ChatNotification", 1));
        String one = many.get(0);

        assertThat(markRead(anna, Map.of()).refusal()).isEqualTo("FIELD_REQUIRED ids");
        assertThat(markRead(anna, Map.of("ids", List.of(one), "upToId", one)).refusal())
                .isEqualTo("VALIDATION ids");
        assertThat(markRead(anna, Map.of("ids", many)).refusal()).isEqualTo("VALIDATION ids");
        assertThat(markRead(anna, Map.of("ids", List.of(user(anna)))).errorCode())
                .isEqualTo("BAD_ID");
    }

    @Test
    void notification_isHidden_whenItsSessionIs() {
        long session = requested();
        String id = ids(anna).get(0);
        String query = "query($id: ID!) { node(id: $id) { id } }";
        assertThat(Caller.agent(bjorn).asks(query, Map.of("id", id)).<Object>data("node"))
                .as("of another member")
                .isNull();
        assertThat(Caller.agent(anna).asks(query, Map.of("id", id)).<Object>data("node"))
                .isNotNull();

        world.run("delete from chat_topic_user where user_id = ?", world.id(anna));

        assertThat(kinds(anna)).isEmpty();
        assertThat(Caller.agent(anna).asks(query, Map.of("id", id)).<Object>data("node"))
                .isNull();
        assertThat(world.number("select count(*) from chat_notification where session_id = ?", session))
                .isEqualTo(2);
    }

    @Test
    void administrator_readsOnlyItsOwnNotifications() {
        requested();
        String admin = world.user();

        assertThat(Caller.admin(admin).asks(PAGE).list("myChatNotifications.nodes"))
                .isEmpty();
        assertThat(Caller.admin(admin)
                        .asks("{ chatNotifications { nodes { id } } }")
                        .list("chatNotifications.nodes"))
                .isEmpty();
    }

    @Test
    void customersAndStrangers_haveNone() {
        Caller customer = Caller.customer(world.key(world.waiting(topic)));

        assertThat(customer.asks(PAGE).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(Caller.nobody().asks(PAGE).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.nobody().asks("{ notificationSettings { kinds } }").errorCode())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(customer.does("markNotificationsRead", Map.of("ids", List.of()), "")
                        .refusal())
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    void subscription_sendsTheCallersNotifications_andResumes() {
        String document =
                "subscription($after: String) { chatNotifications(after: $after) { nodes { kind chatSession { databaseId } } pageInfo { endCursor } } }";
        String cursor = Caller.agent(manager)
                .asks("{ chatNotifications { pageInfo { endCursor } } }")
                .data("chatNotifications.pageInfo.endCursor");
        long session = world.active(topic, anna);
        JsonPath first;
        try (SocketClient socket = SocketClient.as(Caller.agent(manager))) {
            Follower follower = socket.subscribe(document, Map.of("after", cursor));

            requested();
            mention(session, manager);

            first = follower.next();
            assertThat(first.<String>getList("data.chatNotifications.nodes.kind"))
                    .containsExactly("MENTION");
            assertThat(first.<Integer>getList("data.chatNotifications.nodes.chatSession.databaseId"))
                    .containsExactly((int) session);
            mention(session, bjorn);
            assertThat(follower.within(Duration.ofMillis(500))).isEmpty();
        }
        mention(session, manager);

        try (SocketClient socket = SocketClient.as(Caller.agent(manager))) {
            Follower resumed = socket.subscribe(
                    document, Map.of("after", first.getString("data.chatNotifications.pageInfo.endCursor")));

            assertThat(resumed.next().<String>getList("data.chatNotifications.nodes.kind"))
                    .as("only the one that came while the socket was closed")
                    .containsExactly("MENTION");
        }
    }

    @Test
    void erasedSession_takesItsNotificationsAlong() {
        long session = requested();
        mention(world.active(topic, anna), bjorn);

        world.run("delete from chat_session where id = ?", session);

        assertThat(kinds(anna)).isEmpty();
        assertThat(kinds(bjorn)).containsExactly("MENTION");
    }

    @Test
    void retention_removesOldNotifications() {
        requested();
        NotificationCleanup.removeOlderThan(Duration.ofDays(1));
        assertThat(kinds(anna)).hasSize(1);

        int removed = NotificationCleanup.removeOlderThan(Duration.ofSeconds(-60));
        while (removed > 0) {
            removed = NotificationCleanup.removeOlderThan(Duration.ofSeconds(-60));
        }

        assertThat(kinds(anna)).isEmpty();
    }

    @Test
    void importedEvents_notifyNobody() {
        long session = world.waiting(topic);

        world.run(
                "insert into chat_session_event (session_id, seq, type, actor, at, payload) values (?, 1, 'IMPORTED', 'system', now() - interval '1 year', '{\"status\": \"IN_QUEUE\"}')",
                session);

        assertThat(kinds(anna)).isEmpty();
    }

    private String alerted() {
        String login = world.agentOf(topic);
        world.run("update chat_topic_user set notifications = true where user_id = ?", world.id(login));
        return login;
    }

    private long requested() {
        return Caller.nobody()
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "message", "Hello"),
                        "chatSession { databaseId }")
                .<Integer>data("done.chatSession.databaseId");
    }

    private void mention(long session, String... logins) {
        mention(anna, session, logins);
    }

    private void mention(String author, long session, String... logins) {
        List<String> users = List.of(logins).stream().map(this::user).toList();
        Answer written = Caller.agent(author)
                .does("sendChatMessage", session, Map.of("text", "Secret", "visibility", "AGENTS", "mentions", users));
        assertThat(written.refusal()).isNull();
    }

    private String user(String login) {
        return Ids.of("User", world.id(login));
    }

    private static Answer markRead(String login, Map<String, ?> input) {
        return Caller.agent(login).does("markNotificationsRead", input, "");
    }

    private static int unread(String login) {
        return Caller.agent(login).asks(UNREAD).<Integer>data("myChatNotifications.totalCount");
    }

    private static List<Map<String, Object>> notifications(String login) {
        return Caller.agent(login).asks(PAGE).list("myChatNotifications.nodes");
    }

    private static List<String> kinds(String login) {
        return notifications(login).stream()
                .map(each -> (String) each.get("kind"))
                .toList();
    }

    private static List<String> ids(String login) {
        return notifications(login).stream()
                .map(each -> (String) each.get("id"))
                .toList();
    }
}
