package dev.parley.chat.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses and sessions that are the erased person's, and those of somebody else. */
@QuarkusTest
class ErasureScopeTest {

    private final World world = new World();
    private final PersonScene scene = new PersonScene(world, new Random(1));

    @Test
    void addressInAnySpelling_isThePersons() {
        PersonScene.Marked person = scene.person();

        Answer answer = scene.erase(Map.of("email", " " + person.email().toUpperCase(Locale.ROOT) + "\u00A0"));

        assertThat(answer.changed()).isTrue();
        assertThat(scene.dump(person.mark())).isEmpty();
    }

    @Test
    void anyAddressOfAPerson_findsAllSessions() {
        PersonScene.Marked person = scene.person();

        Answer byMain = scene.erase(Map.of("email", person.email(), "dryRun", true));
        Answer byFurther = scene.erase(Map.of("email", person.furtherEmail(), "dryRun", true));

        assertThat(PersonScene.counts(byMain))
                .containsEntry("chat_session", person.sessions().size());
        assertThat(byFurther.<Object>data("done.counts")).isEqualTo(byMain.data("done.counts"));
    }

    @Test
    void sessionWithAFurtherAddressThatSomebodyElseHas_isKept() {
        PersonScene.Marked person = scene.person();
        long other = world.person(world.company("Fjord AS"), "Ola", "Nordmann", "ola@" + person.mark() + ".example");
        String shared = "home@" + person.mark() + ".example";
        for (long number : List.of(person.number(), other)) {
            world.run("insert into person_email (person_id, email) values (?, ?)", number, shared);
        }
        long unlinked = world.closed(scene.topic);
        world.alter(unlinked, "name = 'One of both', email = '" + shared + "'");

        scene.erase(Map.of("email", person.email()));

        assertThat(world.session(unlinked, "name")).isEqualTo("One of both");
        assertThat(world.texts("select email from person_email where person_id = ?", other))
                .containsExactly(shared);
        assertThat(world.texts("select email from person_email where person_id = ?", person.number()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0430", "\u00E1", "a\u0301", "\uFF41"})
    void addressThatOnlyLooksTheSame_isSomebodyElses(String letter) {
        PersonScene.Marked person = scene.person();
        List<String> before = scene.dump(person.mark());
        String other = person.email().replace("example", "ex" + letter + "mple");

        scene.erase(Map.of("email", other));

        assertThat(scene.dump(person.mark())).as(other).isEqualTo(letter.equals("\uFF41") ? List.of() : before);
    }

    @Test
    void sessionOfSomebodyElseWithTheSameAddress_isKept() {
        PersonScene.Marked person = scene.person();
        long other = world.person(world.company("Fjord AS"), "Ola", "Nordmann", person.email());
        long linkedToOther = world.closed(scene.topic);
        world.alter(linkedToOther, "name = 'Ola', customer_id = " + other);
        long unlinked = world.closed(scene.topic);
        world.alter(unlinked, "name = 'One of both', email = '" + person.email() + "'");

        scene.erase(Map.of("personId", person.id()));

        assertThat(world.session(linkedToOther, "name, customer_id")).isEqualTo("Ola " + other);
        assertThat(world.session(unlinked, "name")).isEqualTo("One of both");
        assertThat(world.texts("select email from person where person_id = ?", other))
                .containsExactly(person.email());
    }

    @Test
    void verifiedSessionOfSomebodyElse_withTheSameAddress_isKept() {
        PersonScene.Marked person = scene.person();
        world.run("update person set external_id = ? where person_id = ?", person.mark(), person.number());
        long others = verified(person, "somebody else than " + person.mark().substring(2, 6));
        long own = verified(person, person.mark());

        Answer byPerson = scene.erase(Map.of("personId", person.id(), "dryRun", true));
        Answer byAddress = scene.erase(Map.of("email", person.email(), "dryRun", true));
        scene.erase(Map.of("personId", person.id()));

        assertThat(world.session(others, "name, erased_at is null")).isEqualTo("Verified t");
        assertThat(world.session(own, "name, erased_at is null")).isEqualTo("f");
        assertThat(PersonScene.counts(byAddress))
                .containsEntry("chat_session", PersonScene.counts(byPerson).get("chat_session") + 1);
    }

    @Test
    void verifiedSession_ofAPersonWithoutAnExternalId_isFoundByItsAddress_unlessSomebodyElseHasTheId() {
        PersonScene.Marked person = scene.person();
        world.run("update person set external_id = null where person_id = ?", person.number());
        long perhapsOwn = verified(person, "own " + person.mark().substring(2, 12));
        long others = verified(person, "other " + person.mark().substring(2, 12));
        long other = world.person(world.company("Fjord AS"), "Ola", "Nordmann", "ola@" + scene.topic + ".example");
        world.run(
                "update person set external_id = ? where person_id = ?",
                "other " + person.mark().substring(2, 12),
                other);

        scene.erase(Map.of("personId", person.id()));

        assertThat(world.session(perhapsOwn, "erased_at is null")).isEqualTo("f");
        assertThat(world.session(others, "erased_at is null")).isEqualTo("t");
    }

    /** An ended session without a link, whose customer has the person's address, and the external id. */
    private long verified(PersonScene.Marked person, String subject) {
        long session = world.closed(scene.topic);
        world.run(
                "update chat_session set name = 'Verified', email = ?, customer_verified = true, customer_subject = ?, version = version + 1 where id = ?",
                person.email(),
                subject,
                session);
        return session;
    }
}
