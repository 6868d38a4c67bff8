package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stories of agents at their desks. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class DeskPageIT extends DeskStory {

    @Test
    void refusals_appearWhereTheActionIs() {
        world.limit(anna, 1);
        world.active(topic, anna);
        waiting("Grace");
        DeskPage desk = desk(ofAnna, anna);
        desk.exactButton("Accept next").click();
        assertThat(desk.page().locator("chats-pane .refusal")).containsText("You have reached your limit");
        desk.button("Dismiss").click();
        assertThat(desk.refusal()).hasCount(0);

        desk.chats().first().click();
        desk.button("Transfer").click();
        world.away(bert);
        desk.dialog().getByText(bert).click(new Locator.ClickOptions().setForce(true));
        desk.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Offer the chat"))
                .click();
        assertThat(desk.dialog()).isVisible();
    }

    @Test
    void waitingChat_thatIsOffered_isDeclinedByOneAgentAndAcceptedByTheNext() throws Exception {
        world.set(topic, "assignment = 1, offer_seconds = 600");
        DeskPage first = desk(ofAnna, anna);
        DeskPage second = desk(ofBert, bert);
        Map<String, String> timers = Map.of("parley.chat.timers-every", "1S", "parley.chat.timers-delay", "0S");
        try (Instance withTimers = Instance.onTestDatabase(timers)) {
            Caller.nobody()
                    .at(withTimers)
                    .does(
                            "requestChatSession",
                            Map.of("topicId", Ids.of("ChatTopic", topic), "name", "Grace", "message", "Hello?"),
                            "");
            assertThat(first.offers()).containsText("Grace");
            assertThat(second.queue()).containsText(anna);
            assertThat(second.button("Accept Grace")).isDisabled();

            first.button("Decline Grace").click();
            assertThat(first.offers()).hasCount(0);
            assertThat(second.offers()).containsText("Grace");
            second.button("Accept the offer of Grace").click();

            assertThat(second.composer()).isVisible();
            assertThat(second.offers()).hasCount(0);
        }
    }

    @Test
    void manager_assignsAWaitingChatToAnAgent() {
        world.run("update chat_topic_user set manager = true where user_id = ?", world.id(anna));
        waiting("Grace");
        DeskPage desk = desk(ofAnna, anna);
        desk.queue().first().click();
        desk.exactButton("Assign").click();
        desk.dialog().getByText(bert).click();
        desk.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Assign"))
                .click();

        assertThat(desk.banner()).containsText(bert + " answers this chat.");
        assertThat(desk.queue()).hasCount(0);
    }

    @Test
    void supervisor_joinsTheChatOfAColleague_whoSeesIt() {
        world.set(topic, "listening = 1");
        world.run("update chat_topic_user set manager = true where user_id = ?", world.id(bert));
        long session = world.active(topic, anna);
        world.messages(session, 2);
        DeskPage agent = desk(ofAnna, anna);
        agent.chats().first().click();
        DeskPage supervisor = desk(ofBert, bert);
        supervisor
                .page()
                .evaluate("id => location.hash = '#/chats/' + encodeURIComponent(id)", Ids.of("ChatSession", session));
        assertThat(supervisor.banner()).containsText("Join to read it.");
        assertThat(supervisor.messages()).hasCount(0);

        supervisor.exactButton("Join").click();

        assertThat(supervisor.messages()).hasText(new String[] {"message 1", "message 2"});
        assertThat(supervisor.banner()).containsText("You are listening.");
        assertThat(agent.banner()).containsText(bert + " is listening.");
        Browsers.assertAccessible(agent.page());
        supervisor.write("Offer a refund.");
        assertThat(agent.notes()).hasText("Offer a refund.");
        agent.write("You will get a refund.");
        assertThat(supervisor.messages().last()).containsText("You will get a refund.");
        supervisor.exactButton("Leave").click();
        assertThat(agent.banner()).not().containsText("is listening.");
        assertThat(supervisor.messages()).hasCount(0);
        assertThat(browsers.takeConsole()).isEmpty();
    }

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
    void end_asksForOutcomeAndTags_alsoAfterwards() {
        world.set(topic, "closing_tags_required = true");
        String tag = world.texts("select name from chat_tag where id = ?", world.tag())
                .get(0);
        long session = world.active(topic, anna);
        DeskPage desk = desk(ofAnna, anna);
        desk.chats().first().click();
        desk.button("End chat").click();
        desk.dialog().getByLabel("Outcome").selectOption("Resolved");
        desk.dialog().getByLabel(tag).waitFor();
        Browsers.assertAccessible(desk.page());
        buttonOfDialog(desk, "End chat").click();
        assertThat(desk.dialog().locator(".refusal")).containsText("requires tags");
        desk.dialog().getByLabel(tag).check();
        buttonOfDialog(desk, "End chat").click();
        assertThat(desk.banner()).containsText("Resolved.");
        assertThat(desk.banner()).containsText(tag);

        desk.button("Outcome and tags").click();
        assertThat(desk.dialog().getByLabel(tag)).isChecked();
        desk.dialog().getByLabel("Outcome").selectOption("To be followed up");
        desk.dialog().getByLabel("Internal note").fill("Call on Monday.");
        buttonOfDialog(desk, "Save").click();
        assertThat(desk.banner()).containsText("To be followed up.");
        assertThat(desk.notes()).hasText("Call on Monday.");
        Browsers.assertAccessible(desk.page());
        assertThat(world.session(session, "outcome")).isEqualTo("2");
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
    void block_endsTheChat_andRefusesTheNextOne() {
        String email = "ada." + topic + "@example.com";
        WidgetPage widget = widget().open().ask("Ada", email, "Hello?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();
        desk.button("More actions").click();
        desk.button("Block the customer").click();
        assertThat(desk.dialog()).containsText("Block Ada");
        Browsers.assertAccessible(desk.page());
        desk.dialog().getByLabel("Reason").fill("Insults");
        buttonOfDialog(desk, "Block").click();

        assertThat(desk.banner()).containsText("An agent ended the chat.");
        assertThat(widget.text("This chat was closed.")).isVisible();
        assertThat(world.texts("select email, reason from chat_block where topic_id = ?", topic))
                .hasSize(1);

        widget.button("Start a new chat").click();
        widget.field("E-mail").fill(email);
        widget.button("Start chat").click();
        assertThat(widget.text("This chat is not available to you.")).isVisible();
        widget.field("E-mail").fill("grace." + topic + "@example.com");
        widget.button("Start chat").click();
        assertThat(desk.queue()).hasCount(1);
    }

    private static Locator buttonOfDialog(DeskPage desk, String name) {
        return desk.dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void keyboard_aloneCompletesAConversation() {
        WidgetPage widget = widget().open().ask("Ada", "ada@example.com", "Hello?");
        DeskPage desk = desk(ofAnna, anna);
        assertThat(desk.queue()).hasCount(1);
        desk.page().keyboard().press("n");
        assertThat(desk.composer()).isFocused();
        desk.page().keyboard().type("Good morning");
        desk.page().keyboard().press("Enter");
        assertThat(widget.messages().last()).containsText("Good morning");
        desk.page().keyboard().press("Alt+n");
        desk.page().keyboard().type("Only for us");
        desk.page().keyboard().press("Enter");
        assertThat(desk.notes()).containsText("Only for us");
        desk.page().keyboard().press("Escape");
        desk.page().keyboard().press("?");
        assertThat(desk.dialog()).containsText("Keyboard shortcuts");
        desk.page().keyboard().press("Escape");
        assertThat(desk.dialog()).hasCount(0);
        desk.page().keyboard().press("e");
        assertThat(desk.dialog()).containsText("End the chat with Ada?");
        desk.page().keyboard().press("Enter");
        assertThat(desk.banner()).containsText("An agent ended the chat.");

        desk.page().keyboard().press("/");
        desk.page().keyboard().type("morning");
        assertThat(desk.page().locator("history-pane .found mark")).containsText("morning");
        desk.page().keyboard().press("Tab");
        desk.page().keyboard().press("Tab");
        desk.page().keyboard().press("Tab");
        desk.page().keyboard().press("Enter");
        assertThat(desk.messages().filter(having("Good morning"))).isVisible();
    }

    @Test
    void slash_insertsACannedReply() {
        world.run(
                "insert into canned_reply (topic_id, title, shortcut, text) values (?, 'Greeting', 'hi', 'Hello {{customer.name}}!'), (?, 'Hours', null, 'We open at {{topic.name}}.')",
                topic,
                topic);
        WidgetPage widget = widget().open().ask("Ada", "ada@example.com", "Hello?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();

        desk.composer().pressSequentially("/");
        Locator replies = desk.page().locator("chat-composer .completion");
        assertThat(replies).hasCount(2);
        desk.page().keyboard().press("ArrowDown");
        assertThat(replies.nth(1)).hasAttribute("aria-selected", "true");
        desk.page().keyboard().press("Escape");
        assertThat(replies).hasCount(0);
        assertThat(desk.composer()).hasValue("/");
        desk.composer().pressSequentially("hi");
        assertThat(replies).hasCount(1);
        desk.page().keyboard().press("Enter");
        assertThat(desk.composer()).hasValue("Hello Ada!");
        desk.page().keyboard().press("Enter");

        assertThat(widget.messages().last()).containsText("Hello Ada!");
        assertThat(world.texts("select title from canned_reply where usage_count = 1 and topic_id = ?", topic))
                .containsExactly("Greeting");
    }

    @Test
    void quickReplies_areOfferedToTheCustomer_whoseChoiceIsShown() {
        WidgetPage widget = widget().open().ask("Ada", "ada@example.com", "When can you call?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();
        desk.exactButton("Options").click();
        desk.page().getByLabel("Quick reply 1").fill("x".repeat(260));
        desk.composer().fill("When does it suit you?");
        assertThat(desk.text("too long together")).isVisible();
        assertThat(desk.exactButton("Send")).isDisabled();
        desk.page().getByLabel("Quick reply 1").fill("Today");
        desk.page().getByLabel("Quick reply 2").fill("Tomorrow");
        Browsers.assertAccessible(desk.page());
        desk.page().getByLabel("Quick reply 2").press("Enter");

        widget.button("Tomorrow").click();

        assertThat(desk.messages().last()).containsText("Tomorrow");
        assertThat(desk.messages().last().locator(".chosen")).isVisible();
        assertThat(desk.page().getByLabel("Quick reply 1")).hasCount(0);
        assertThat(widget.button("Today")).hasCount(0);
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
    void at_mentionsAColleagueInANote_whoFindsIt() {
        long session = world.active(topic, anna);
        DeskPage desk = desk(ofAnna, anna);
        desk.chats().first().click();
        desk.exactButton("Note").click();
        desk.composer().pressSequentially("Please call back, @");
        Locator names = desk.page().locator("chat-composer .completion");
        assertThat(names).containsText(new String[] {bert});
        Browsers.assertAccessible(desk.page());
        desk.composer().pressSequentially(bert.substring(0, 3));
        assertThat(names).hasCount(1);
        desk.page().keyboard().press("Enter");
        desk.composer().pressSequentially("today");
        assertThat(desk.composer()).hasValue("Please call back, @" + bert + " today");
        desk.page().keyboard().press("Enter");

        assertThat(desk.notes().locator(".mention")).hasText("@" + bert);
        assertThat(desk.unsent()).hasCount(0);
        assertThat(world.number(
                        "select user_id from chat_mention n join chat_message m on m.id = n.message_id where m.session_id = ?",
                        session))
                .isEqualTo(world.id(bert));
        // A colleague may read the chats of others when they have ended.
        world.alter(session, "status = 9, rank = 0, when_ended = now()");
        DeskPage other = desk(ofBert, bert);
        other.page().navigate(other.page().url().replaceAll("#.*", "") + "#/history");
        other.page().getByLabel("Whose chats").selectOption("Notes that mention me");
        other.page().locator("history-pane .found button").click();
        assertThat(other.notes().locator(".mention.me")).hasText("@" + bert);
        Browsers.assertAccessible(other.page());
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
    void person_isLinked_andItsRecordsAreShown() {
        long company = world.company("Analytical Engines " + topic);
        long person = world.person(company, "Ada" + topic, "King", "ada.king@example.com");
        widget().open().ask("Ada", "nobody@example.com", "Hello?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();
        desk.button("Link a person").click();
        desk.dialog().getByRole(AriaRole.SEARCHBOX).fill("Ada" + topic);
        desk.dialog().getByText("Ada" + topic + " King").click();

        assertThat(desk.dialog()).hasCount(0);
        assertThat(desk.customer()).containsText("Analytical Engines " + topic);
        assertThat(world.session(sessionNumber(), "customer_id")).isEqualTo(Long.toString(person));
        desk.button("Remove the link to Ada" + topic + " King").click();
        assertThat(desk.customer()).containsText("Not known to the CRM.");
    }

    @Test
    void person_withTheTypedAddress_isSuggested_andLinkedByTheAgent() {
        long company = world.company("Analytical Engines " + topic);
        String email = "ada.king." + topic + "@example.com";
        long person = world.person(company, "Ada" + topic, "King", email);
        widget().open().ask("Ada", email, "Hello?");
        DeskPage desk = desk(ofAnna, anna).acceptNext();
        assertThat(desk.customer()).containsText("Not known to the CRM.");
        desk.button("Link Ada" + topic + " King, Analytical Engines " + topic).click();

        assertThat(desk.button("Remove the link to Ada" + topic + " King")).isVisible();
        assertThat(world.session(sessionNumber(), "customer_id")).isEqualTo(Long.toString(person));
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
