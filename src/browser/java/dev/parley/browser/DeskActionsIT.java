package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Actions of agents and managers on a chat. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class DeskActionsIT extends DeskStory {

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
        buttonOfDialog(desk, "Offer the chat").click();
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
        buttonOfDialog(desk, "Assign").click();

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

    private static Locator buttonOfDialog(DeskPage desk, String name) {
        return desk.dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
