package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stories of managers who open the sessions behind the figures, and act on those that are active. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class DashboardSessionsIT extends DashboardStory {

    @Test
    void drillDown_leadsFromAGroupToItsSessionsAndATranscript() throws Exception {
        long session = accepted(1, 9, 30, 4);
        missed(1, 10, 40);
        accepted(2, 9, 30, null);
        world.messages(session, 3);
        world.alter(session, "language = 'de'");
        DashboardPage dashboard = lastDays("&by=day");
        dashboard.card("Chats").locator("tbody button").nth(5).click();

        assertThat(dashboard.panel().getByText("2 chats")).isVisible();
        dashboard.panelButton("Missed").click();
        assertThat(dashboard.panel().getByText("1 chat", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        dashboard.panelButton("Rated").click();
        assertThat(dashboard.panel().locator("tbody")).containsText("4★");
        dashboard.panelButton("Customer " + session).click();
        assertThat(dashboard.messages()).hasText(new String[] {"message 1", "message 2", "message 3"});
        assertThat(dashboard.panel().locator(".facts")).containsText("German");
        assertThat(dashboard.download(dashboard.panelButton("Text"))).contains("message 2");
        dashboard.page().reload();
        assertThat(dashboard.messages()).hasCount(3);
        dashboard.page().goBack();
        assertThat(dashboard.panel().locator("tbody")).containsText("4★");
        assertThat(dashboard.download(dashboard.panelButton("Download CSV"))).contains("Customer " + session);
        dashboard.panelButton("Close").click();
        assertThat(dashboard.panel()).hasCount(0);
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void chatThatHasEnded_showsWhatIsAddedToIt() {
        long session = accepted(1, 9, 30, null);
        world.messages(session, 2);
        DashboardPage dashboard = lastDays("&list=total&session=" + Ids.of("ChatSession", session));
        assertThat(dashboard.messages()).hasCount(2);

        Caller.agent(agent)
                .at(parley)
                .does("sendChatMessage", session, Map.of("text", "Call on Monday.", "visibility", "AGENTS"));
        assertThat(dashboard.messages().last()).hasText("Call on Monday.");
        Caller.agent(agent).at(parley).does("endChatSession", session, Map.of("outcome", "FOLLOW_UP"));

        assertThat(dashboard.panel().locator(".facts")).containsText("Follow up");
        assertThat(dashboard.messages()).hasCount(3);
    }

    @Test
    void drillDown_byHourOfDay_listsThatHourOfEachDay() {
        accepted(1, 9, 30, null);
        accepted(2, 9, 30, null);
        accepted(2, 10, 30, null);
        DashboardPage dashboard = lastDays("&by=hour-of-day");

        dashboard.group("Chats", "09:00–10:00").click();

        assertThat(dashboard.panel().getByText("2 chats")).isVisible();
    }

    @Test
    void customer_withoutAName_isNamedAsAtTheDesk() {
        long session = accepted(1, 9, 30, null);
        world.alter(session, "name = null, customer_alias = null");
        DashboardPage dashboard = lastDays("&list=total");
        assertThat(dashboard.panelButton("Visitor " + session)).isVisible();
        world.alter(
                session, "customer_id = " + world.person(world.company("Engines"), "Ada", "King", "ada@example.com"));
        dashboard.page().reload();

        assertThat(dashboard.panelButton("Ada King")).isVisible();
    }

    @Test
    void takeOver_ofAnActiveChat_assignsItToTheManager() {
        long session = world.active(topic, agent);
        world.alter(session, "name = 'Ada', chatbot_isactive = false");
        world.messages(session, 2);
        DashboardPage dashboard = lastDays("");
        dashboard.liveList("Active chats").click();
        dashboard.panelButton("Ada").click();
        assertThat(dashboard.messages()).hasCount(2);
        Caller.agent(agent).at(parley).does("sendChatMessage", session, Map.of("text", "Live"));
        assertThat(dashboard.messages().last()).hasText("Live");

        dashboard.panelButton("Take over").click();

        assertThat(dashboard.panel().getByText("The chat is yours now.")).isVisible();
        assertThat(dashboard.panel().getByText("Answer it at the desk."))
                .hasAttribute("href", "/desk#/chats/" + Ids.of("ChatSession", session));
        assertThat(world.session(session, "user_id")).isEqualTo(String.valueOf(world.id(manager)));
        assertThat(dashboard.panelButton("Take over")).hasCount(0);
        dashboard.panelButton("Offer to…").click();
        dashboard.panel().getByLabel("Comment for the agent").fill("Yours again.");
        dashboard.panelButton("Offer").last().click();
        assertThat(dashboard.panel().getByText("Offered to " + agent)).isVisible();
        dashboard.panelButton("Back").click();
        assertThat(dashboard.panel().locator("tbody")).containsText(manager);
    }

    @Test
    void takeOver_byAManagerAtCapacity_saysWhyNot() {
        world.limit(manager, 1);
        world.active(topic, manager);
        long session = world.active(topic, agent);

        DashboardPage dashboard = lastDays("&session=" + Ids.of("ChatSession", session));

        assertThat(dashboard.panel().getByText("You can’t take over:")).isVisible();
        assertThat(dashboard.panelButton("Take over")).hasCount(0);
        assertThat(dashboard.panelButton("Return to the queue")).isVisible();
    }

    @Test
    void chat_isOfferedToAnotherTopic() {
        long other = world.topic();
        world.set(other, "name = 'Invoices of " + other + "'");
        world.agentOf(other);
        long session = world.active(topic, agent);
        world.alter(session, "chatbot_isactive = false");
        DashboardPage dashboard = lastDays("&session=" + Ids.of("ChatSession", session));
        dashboard.panelButton("Offer to…").click();
        dashboard.panel().getByLabel("Invoices of " + other).check();
        dashboard.panel().getByLabel("Comment for the agent").fill("An invoice.");
        dashboard.panelButton("Offer").last().click();

        assertThat(dashboard.panel().getByText("The chat is offered.")).isVisible();
        assertThat(dashboard.panel().getByText("Offered to Invoices of " + other))
                .isVisible();
    }

    @Test
    void supervisor_joinsAChatOfAnAnnouncedTopic_writesANoteAndLeaves() {
        world.set(topic, "listening = 1");
        long session = world.active(topic, agent);
        world.alter(session, "name = 'Ada', chatbot_isactive = false");
        world.messages(session, 2);
        DashboardPage dashboard = lastDays("");
        dashboard.liveList("Active chats").click();
        dashboard.panelButton("Ada").click();
        assertThat(dashboard.panel().getByText("Join the conversation to read it."))
                .isVisible();
        assertThat(dashboard.panelButton("Write a note…")).hasCount(0);

        dashboard.panelButton("Join").click();

        assertThat(dashboard.messages()).hasText(new String[] {"message 1", "message 2"});
        assertThat(dashboard.panel().locator(".facts")).containsText(manager);
        assertThat(dashboard.panel().getByText("Follow it at the desk."))
                .hasAttribute("href", "/desk#/chats/" + Ids.of("ChatSession", session));
        dashboard.panelButton("Write a note…").click();
        dashboard.panel().getByLabel("Note, which agents see").fill("Offer a refund.");
        dashboard.panelButton("Save the note").click();
        assertThat(dashboard.messages().last()).hasText("Offer a refund.");
        dashboard.panelButton("Leave").click();
        assertThat(dashboard.panel().getByText("Join the conversation to read it."))
                .isVisible();
        assertThat(dashboard.messages()).hasCount(0);
        assertThat(world.events(session)).containsExactly("SUPERVISOR_JOINED", "NOTE_ADDED", "SUPERVISOR_LEFT");
    }

    @Test
    void note_isWrittenToTheAgents() {
        long session = world.active(topic, agent);
        DashboardPage dashboard = lastDays("&session=" + Ids.of("ChatSession", session));
        dashboard.panelButton("Write a note…").click();
        dashboard.panel().getByLabel("Note, which agents see").fill("Offer them a refund.");
        dashboard.panelButton("Save the note").click();

        assertThat(dashboard.messages().last()).hasText("Offer them a refund.");
        assertThat(dashboard.panel().locator("li.note")).containsText("internal note");
    }

    @Test
    void waitingChats_areListedLive_andCanBeAccepted() {
        world.join(manager, world.topic(), "can_respond");
        world.run(
                "update chat_topic_user set can_respond = true where user_id = ? and topic_id = ?",
                world.id(manager),
                topic);
        world.alter(world.waiting(topic), "name = 'Ada', queued_at = now() - interval '2 minutes'");
        DashboardPage dashboard = lastDays("");
        dashboard.liveList("Waiting").click();
        assertThat(dashboard.panel().locator("tbody tr")).hasCount(1);
        long second = world.waiting(topic);
        Caller.agent(agent).at(parley).does("acceptChatSession", second);
        assertThat(dashboard.panel().locator("tbody tr")).hasCount(1);

        dashboard.panelButton("Ada").click();
        dashboard.panelButton("Accept").click();
        assertThat(dashboard.panel().getByText("The chat is yours.")).isVisible();
        dashboard.panelButton("Back").click();
        assertThat(dashboard.panel().getByText("Nobody at the moment.")).isVisible();
    }

    @Test
    void refusals_areShownInTheirPlace() {
        DashboardPage dashboard = open(profile, "?zone=Mars/Olympus&range=7d");
        assertThat(dashboard.page().getByRole(AriaRole.ALERT)).containsText("timeZone");
        dashboard = open(profile, "?zone=UTC&range=7d&within=-1");
        assertThat(dashboard.page().getByRole(AriaRole.ALERT)).containsText("thresholdSeconds");
        dashboard = lastDays("&session=" + Ids.of("ChatSession", world.active(world.topic(), agent)));
        assertThat(dashboard.panel().getByText("This chat does not exist, or you may not see it."))
                .isVisible();
    }
}
