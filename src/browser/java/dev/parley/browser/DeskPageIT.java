package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The agents' desk: chats and customers as it shows them, notifications, presence, history. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class DeskPageIT extends DeskStory {

    @Test
    void languageOfTheCustomer_isShown_ifItIsNotThatOfTheTopic() {
        world.set(topic, "widget_language = 'no'");
        waiting("Grace", "de");
        waiting("Kari", "nn-NO");
        DeskPage desk = desk(ofAnna, anna);
        desk.queue().filter(having("Grace")).click();
        assertThat(desk.header()).containsText("Grace");
        assertThat(desk.header()).containsText("Language: German");
        Browsers.assertAccessible(desk.page());

        desk.queue().filter(having("Kari")).click();

        assertThat(desk.header()).containsText("Kari");
        assertThat(desk.header()).not().containsText("Language");
        assertThat(browsers.takeConsole()).isEmpty();
    }

    /** A customer who waits in the queue, and whose client names a language. */
    private void waiting(String name, String language) {
        Caller.nobody()
                .at(parley.instance())
                .does(
                        "requestChatSession",
                        Map.of(
                                "topicId",
                                Ids.of("ChatTopic", topic),
                                "name",
                                name,
                                "message",
                                "Hello?",
                                "language",
                                language),
                        "");
    }

    @Test
    void chatThatABotHandedOff_showsReasonAndSummary() {
        world.set(topic, "bot_enabled = true, bot_name = 'Robin'");
        long session = world.botDriven(topic);
        DeskPage desk = desk(ofAnna, anna);
        Map<String, Object> handOff = Map.of("reason", "NO_ANSWER", "summary", "Asked about umbrellas.");
        assertThat(Caller.bot(world.agentOf(topic))
                        .at(parley.instance())
                        .does("handOffChatSession", session, handOff)
                        .refusal())
                .isNull();

        desk.queue().first().click();

        assertThat(desk.banner()).containsText("The bot had no answer.");
        assertThat(desk.notes()).hasText("Asked about umbrellas.");
        Browsers.assertAccessible(desk.page());
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void chatThatIsClosed_showsWhatColleaguesAddToIt() {
        long session = world.active(topic, anna);
        world.messages(session, 2);
        world.run("update chat_session set status = 9, when_ended = now() where id = ?", session);
        DeskPage desk = desk(ofAnna, anna);
        desk.page()
                .evaluate(
                        "id => location.hash = '#/history/' + encodeURIComponent(id)", Ids.of("ChatSession", session));
        assertThat(desk.messages()).hasText(new String[] {"message 1", "message 2"});
        Caller colleague = Caller.agent(world.managerOf(topic)).at(parley.instance());

        for (String note : new String[] {"Call on Monday.", "Called, nobody there."}) {
            assertThat(colleague
                            .does("sendChatMessage", session, Map.of("text", note, "visibility", "AGENTS"))
                            .refusal())
                    .isNull();
            assertThat(desk.notes().last()).hasText(note);
        }
        assertThat(colleague
                        .does("endChatSession", session, Map.of("outcome", "FOLLOW_UP"))
                        .refusal())
                .isNull();
        assertThat(desk.banner()).containsText("To be followed up.");
        assertThat(colleague
                        .does("redactChatMessage", session, Map.of("seq", 2))
                        .refusal())
                .isNull();
        assertThat(desk.messages().nth(1)).hasText("The message was removed.");
        assertThat(desk.notes()).hasCount(2);
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void notifications_areCounted_openTheirChat_andAreRead() {
        world.run("update chat_topic_user set notifications = true where user_id = ?", world.id(anna));
        DeskPage desk = desk(ofAnna, anna);
        desk.exactButton("Notifications").waitFor();
        waiting("Grace");
        waiting("Alan");
        desk.button("Notifications: 2 unread").click();
        Locator items = desk.page().locator("notification-menu li");
        assertThat(items)
                .hasText(new Pattern[] {Pattern.compile("Alan is waiting"), Pattern.compile("Grace is waiting")});
        Browsers.assertAccessible(desk.page());

        items.filter(new Locator.FilterOptions().setHasText("Grace"))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(desk.page().locator("chat-view")).containsText("Grace");
        desk.button("Notifications: 1 unread").click();
        assertThat(items).hasCount(1);
        desk.exactButton("Mark all as read").click();
        desk.exactButton("Notifications").waitFor();

        desk.page().reload();
        desk.exactButton("Notifications").click();
        assertThat(desk.page().locator("notification-menu")).containsText("No unread notifications.");
        assertThat(world.number(
                        "select count(*) from chat_notification where user_id = ? and read_at is null", world.id(anna)))
                .isZero();
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void presence_isSetWithAReason_andSeenByColleagues() {
        DeskPage desk = desk(ofAnna, anna);
        widget().open().ask("Ada", "ada@example.com", "Hello?");
        DeskPage colleague = desk(ofBert, bert).acceptNext();
        colleague.button("Transfer").click();
        assertThat(colleague.dialog()).containsText("Present");

        desk.button("Presence").click();
        desk.button("Away: Lunch").click();
        assertThat(desk.page().locator("presence-menu .state")).containsText("Away: Lunch");
        assertThat(colleague.dialog()).containsText("Away: Lunch");
        assertThat(world.texts("select not_present from ejuser where loginname = ?", anna))
                .containsExactly("Lunch");
    }

    @Test
    void agent_whomTheServiceSetAway_isAskedToReturn() {
        DeskPage desk = desk(ofAnna, anna);
        assertThat(desk.text("Nobody waits.")).isVisible();
        world.away(anna);
        assertThat(desk.text("You are away")).isVisible();

        desk.button("Set present").click();
        assertThat(desk.text("You are away")).hasCount(0);
        assertThat(world.number("select chat_status from ejuser where loginname = ?", anna))
                .isOne();
    }

    @Test
    void notification_isShownOnlyAfterAClick_andWhileTheAgentLooksElsewhere() {
        ofAnna.grantPermissions(List.of("notifications"));
        DeskPage desk = desk(ofAnna, anna);
        desk.page().evaluate("""
                () => {
                  window.shown = [];
                  class Recorded {
                    static permission = 'granted';
                    static requestPermission = async () => { shown.push('asked'); return 'granted'; };
                    constructor(title) { shown.push(title); }
                  }
                  window.Notification = Recorded;
                  document.hasFocus = () => false;
                }""");
        waiting("Grace");
        assertThat(desk.queue()).hasCount(1);
        assertThat(desk.page().evaluate("() => shown")).isEqualTo(List.of());

        desk.button("Alerts").click();
        desk.page().getByLabel("Desktop notifications").check();
        waiting("Mary");
        assertThat(desk.queue()).hasCount(2);
        assertThat(desk.page().evaluate("() => shown")).isEqualTo(List.of("asked", "Mary is waiting"));
    }

    @Test
    void history_showsAnEndedChat_andSavesItsTranscript() throws Exception {
        widget().open().ask("Ada", "ada@example.com", "Where is my invoice?");
        DeskPage desk = desk(ofAnna, anna).acceptNext().note("Asked before");
        assertThat(desk.notes()).hasCount(1);
        Caller.agent(anna).at(parley.instance()).runs("end", sessionNumber());
        assertThat(desk.banner()).containsText("An agent ended the chat.");

        desk.button("History").click();
        desk.page().locator("history-list .row").first().click();
        assertThat(desk.messages().first()).containsText("Where is my invoice?");
        desk.button("More actions").click();
        var saved = desk.page()
                .waitForDownload(() -> desk.button("Save the transcript").click());
        assertThat(Files.readString(saved.path())).contains("Where is my invoice?", "Asked before");
    }

    @Test
    void countryOfTheCustomer_hasItsNameOfTheService() {
        long session = waiting("Ada");
        world.alter(session, "country = 9001");
        world.run("insert into country (country_id, name) values (9001, 'Nordics')");
        try {
            DeskPage desk = desk(ofAnna, anna).acceptNext();

            assertThat(desk.customer()).containsText("Nordics");
        } finally {
            world.run("delete from country");
        }
    }

    @Test
    void pages_areAccessible_lightDarkAndNarrow() {
        for (BrowserContext look : List.of(ofAnna, browsers.darkProfile(), browsers.phone())) {
            world.run(
                    "delete from chat_transfer where session_id in (select id from chat_session where topic_id = ?)",
                    topic);
            waiting("Grace");
            waiting("Mary");
            DeskPage desk = desk(look, anna);
            assertThat(desk.queue().first()).isVisible();
            Browsers.assertAccessible(desk.page());
            desk.acceptNext().write("Good morning!").note("A note");
            assertThat(desk.messages().filter(having("Good morning!"))).hasCount(1);
            assertThat(desk.notes()).hasCount(1);
            Browsers.assertAccessible(desk.page());
            desk.button("Transfer").click();
            assertThat(desk.dialog()).containsText(bert);
            Browsers.assertAccessible(desk.page());
            desk.page().keyboard().press("Escape");
            desk.page().navigate(desk.page().url().replaceAll("#.*", "") + "#/history");
            assertThat(desk.page().locator("history-pane")).isVisible();
            Browsers.assertAccessible(desk.page());
            look.close();
        }
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void fiveHundredChats_andTenThousandMessages_staySmooth() {
        world.run(
                "insert into chat_session (topic_id, status, when_requested, when_started, user_id, rank, name) "
                        + "select ?, 6, now() - interval '2 hours', now() - interval '1 hour', ?, n, 'Customer ' || n from generate_series(1, 500) n",
                topic,
                world.id(anna));
        world.queue(topic, 500);
        long session = world.number("select max(id) from chat_session where user_id = ?", world.id(anna));
        world.messages(session, 10_000);
        DeskPage desk = desk(ofAnna, anna);
        assertThat(desk.page().locator("chats-pane .mine .count")).hasText("500");
        assertThat(desk.page().locator("chats-pane .queue .count")).hasText("500");
        assertThat(desk.chats().count() + desk.queue().count()).isLessThan(100);

        desk.page()
                .evaluate("id => location.hash = '#/chats/' + encodeURIComponent(id)", Ids.of("ChatSession", session));
        assertThat(desk.messages().last()).containsText("message 10000");
        // Playwright's own look into a large page would be measured too, so the page counts.
        @SuppressWarnings("unchecked")
        List<Number> longTasks = (List<Number>) desk.page().evaluate("""
                async () => {
                  const tasks = [];
                  const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(each => each.duration)));
                  observer.observe({ type: 'longtask' });
                  const list = document.querySelector('desk-app').shadowRoot.querySelector('chat-view').shadowRoot
                      .querySelector('message-scroller');
                  const area = list.shadowRoot.querySelector('.scroller');
                  while (list.conversation.log.length < 10_000) {
                    area.scrollTop = 0;
                    await new Promise(resolve => setTimeout(resolve, 20));
                  }
                  for (let part = 0; part <= 40; part++) {
                    area.scrollTop = area.scrollHeight * part / 40;
                    await new Promise(requestAnimationFrame);
                  }
                  observer.disconnect();
                  return tasks;
                }""");
        desk.write("The last one");
        assertThat(desk.page().locator("message-block").last()).containsText("The last one");
        assertThat(longTasks)
                .allSatisfy(millis -> assertThat(millis.doubleValue()).isLessThan(1_000));
    }
}
