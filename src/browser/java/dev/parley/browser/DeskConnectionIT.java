package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import dev.parley.support.PackagedService;
import dev.parley.support.TestSize;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stories of agents whose connection or service fails, and of agents who act at the same time. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class DeskConnectionIT extends DeskStory {

    @Test
    void service_killedAndRestarted_losesAndDoublesNothing() throws Exception {
        WidgetPage widget = widget().open().ask("Ada", "ada@example.com", "Hello?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();
        parley.kill();
        assertThat(desk.text("Reconnecting…")).isVisible();
        desk.write("One").write("Two").note("Between us");
        widget.write("Three");
        assertThat(desk.unsent()).hasCount(3);
        parley.start();

        assertThat(desk.unsent()).hasCount(0);
        assertThat(desk.messages().filter(having("Three"))).hasCount(1);
        assertThat(widget.messages().filter(having("Two"))).hasCount(1);
        assertThat(world.texts(
                        "select message from chat_message where session_id = ? and message in ('One', 'Two', 'Three', 'Between us') order by seq",
                        sessionNumber()))
                .containsExactlyInAnyOrder("One", "Two", "Three", "Between us")
                .containsSubsequence("One", "Two");
        assertThat(desk.text("Reconnecting…")).hasCount(0);
        long other = waiting("Grace");
        assertThat(desk.queue()).containsText("Grace");
        desk.acceptNext();
        assertThat(desk.chats()).hasCount(2);
        assertThat(world.session(other, "user_id")).isEqualTo(Long.toString(world.id(anna)));
        assertThat(browsers.takeConsole()).allMatch(CONNECTION_LOST.asPredicate());
    }

    @Test
    void network_cutForAWhile_losesNothing() {
        WidgetPage widget = widget().open().ask("Ada", "ada@example.com", "Hello?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();
        ofAnna.setOffline(true);
        desk.write("I am here.");
        assertThat(desk.unsent()).containsText("Sending…");
        widget.write("Are you there?");
        waiting("Grace");
        desk.page().waitForTimeout(TestSize.of(5_000, 60_000));
        ofAnna.setOffline(false);

        assertThat(desk.unsent()).hasCount(0);
        assertThat(desk.messages().filter(having("Are you there?"))).hasCount(1);
        assertThat(widget.messages().filter(having("I am here."))).hasCount(1);
        assertThat(desk.queue()).containsText("Grace");
    }

    @Test
    void unsentMessage_afterAReload_isSent() {
        widget().open().ask("Ada", "ada@example.com", "Hello?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();
        desk.page().route("**/graphql", route -> route.abort());
        desk.write("Written before the reload");
        assertThat(desk.unsent()).hasCount(1);
        desk.page().unroute("**/graphql");
        desk.page().reload();

        assertThat(desk.messages().filter(having("Written before the reload"))).hasCount(1);
        assertThat(desk.unsent()).hasCount(0);
        assertThat(world.number(
                        "select count(*) from chat_message where session_id = ? and message = 'Written before the reload'",
                        sessionNumber()))
                .isOne();
        browsers.takeConsole();
    }

    @Test
    void message_thatIsRefused_canBeSentAgainOrDiscarded() {
        widget().open().ask("Ada", "ada@example.com", "Hello?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();
        desk.page().route("**/graphql", route -> {
            String refused =
                    "{\"data\":{\"sendChatMessage\":{\"chatMessage\":null,\"userErrors\":[{\"code\":\"SESSION_ENDED\","
                            + "\"message\":\"The session has ended.\",\"field\":null,\"retryable\":false,\"currentUser\":null}]}}}";
            if (route.request().postData().contains("DeskSendMessage")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/graphql-response+json")
                        .setBody(refused));
            } else {
                route.resume();
            }
        });
        desk.write("Refused");
        assertThat(desk.unsent()).containsText("Not sent: The session has ended.");
        desk.page().unroute("**/graphql");
        desk.button("Send again").click();

        assertThat(desk.unsent()).hasCount(0);
        assertThat(desk.messages().last()).containsText("Refused");
    }

    @Test
    void twoAgents_acceptAtOnce_oneSeesWhoWasFirst() {
        waiting("Grace");
        DeskPage first = desk(ofAnna, anna);
        DeskPage second = desk(ofBert, bert);
        var late = second.button("Accept Grace").elementHandle();
        first.button("Accept Grace").click();
        late.evaluate("button => button.click()");

        first.page()
                .waitForCondition(() -> first.chats().count() + second.chats().count() == 1
                        && first.refusal().count() + second.refusal().count() == 1);
        boolean isAnnas = first.chats().count() == 1;
        assertThat(isAnnas ? second.refusal() : first.refusal()).containsText((isAnnas ? anna : bert) + " was first");
        assertThat(first.queue()).hasCount(0);
        assertThat(second.queue()).hasCount(0);
    }
}
