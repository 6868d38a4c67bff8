package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stories of conversations at the chat widget. */
@ExtendWith(PackagedService.class)
@Tag("browser")
class WidgetIT extends WidgetStory {

    @Test
    void conversation_fromQuestionToRating() {
        WidgetPage widget = widget(profile).open().ask("Ada Lovelace", "ada@example.com", "Where is my invoice?");
        assertThat(widget.status()).containsText("You are number 1 in the queue.");

        agent.runs("accept", sessionNumber());
        assertThat(widget.status()).containsText("You are talking to");
        assertThat(widget.messages().last()).hasText("Welcome.");

        agent.does("setTyping", sessionNumber(), Map.of("typing", true));
        assertThat(widget.status()).containsText("is typing…");
        say("It is on https://bills.example.com/7, <b>Ada</b>.");
        assertThat(widget.messages().last()).hasText("It is on https://bills.example.com/7, <b>Ada</b>.");
        assertThat(widget.messages().last().locator("a")).hasAttribute("href", "https://bills.example.com/7");
        assertThat(widget.messages().last().locator("b")).hasCount(0);

        widget.write("Thank you!");
        assertThat(widget.messages().last()).hasText("Thank you!");
        assertThat(widget.text("Sending…")).hasCount(0);
        assertThat(world.texts("select message from chat_message where session_id = ? order by seq", sessionNumber()))
                .contains("Thank you!");

        widget.end();
        assertThat(widget.text("You ended the chat.")).isVisible();
        widget.field("4 of 5").check();
        widget.field("Comment").fill("Quick!");
        widget.button("Send").click();
        assertThat(widget.text("Thank you for your rating.")).isVisible();
        assertThat(world.session(sessionNumber(), "rating")).isEqualTo("4");
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void notes_ofAgents_stayHidden() {
        WidgetPage widget = accepted();
        agent.does("sendChatMessage", sessionNumber(), Map.of("text", "A difficult one.", "visibility", "AGENTS"));
        say("One moment.");

        assertThat(widget.messages().last()).hasText("One moment.");
        assertThat(widget.text("A difficult one.")).hasCount(0);
    }

    @Test
    void message_whileMinimised_isCountedInBadgeAndTitle() {
        WidgetPage widget = accepted();
        widget.launcher().click();
        say("Still there?");

        assertThat(widget.launcher()).containsText("1");
        assertThat(widget.page()).hasTitle(Pattern.compile("^\\(1\\) "));
        widget.open();
        assertThat(widget.page()).hasTitle(Pattern.compile("^[^(]"));
    }

    @Test
    void option_clicked_isSentAsMessage() {
        WidgetPage widget = accepted();
        agent.does("sendChatMessage", sessionNumber(), Map.of("text", "Which?", "options", List.of("Blue", "Red")));

        widget.button("Red").click();
        assertThat(widget.messages().last()).hasText("Red");
        assertThat(widget.button("Blue")).hasCount(0);
        assertThat(widget.text("Sending…")).hasCount(0);
        assertThat(world.texts(
                        "select special_type || ' ' || chosen_from_seq from chat_message where session_id = ? and message = 'Red'",
                        sessionNumber()))
                .containsExactly("15 "
                        + world.number(
                                "select seq from chat_message where session_id = ? and message = 'Which?'",
                                sessionNumber()));
    }

    @Test
    void draft_survivesThatTheChatIsMinimised() {
        WidgetPage widget = widget(profile).open();
        widget.field("Name").fill("Ada");
        widget.launcher().click();
        assertThat(widget.field("Name")).isHidden();
        widget.open();

        assertThat(widget.field("Name")).hasValue("Ada");
    }

    @Test
    void transcript_afterTheEnd_isDownloadedAndMailed() throws IOException {
        world.set(topic, "widget_post_form = true, widget_post_header = 'Thanks', widget_post_transcript = true");
        WidgetPage widget = accepted();
        say("It is in the mail.");
        assertThat(widget.messages().last()).hasText("It is in the mail.");
        widget.end();

        assertThat(widget.text("Thanks")).isVisible();
        Browsers.assertAccessible(widget.page());
        Download file = widget.page()
                .waitForDownload(
                        () -> widget.button("Download this conversation").click());
        assertThat(Files.readString(file.path())).contains("Hello?", "It is in the mail.");
        widget.button("Send it to ada@example.com").click();
        assertThat(widget.text("It will be sent to ada@example.com shortly.")).isVisible();
        assertThat(world.texts("select recipient from transcript_mail where session_id = ?", sessionNumber()))
                .containsExactly("ada@example.com");
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void transcript_ofATopicWithoutTranscripts_isNotOffered() {
        WidgetPage widget = accepted();
        widget.end();

        assertThat(widget.text("This chat has ended.")).isVisible();
        assertThat(widget.button("Download this conversation")).hasCount(0);
        assertThat(widget.button("Send it to")).hasCount(0);
    }

    @Test
    void closedTopic_showsTheExceptionAndWhenItOpens() {
        topic = world.topic();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String exceptions = Stream.of(-1, 0, 1)
                .map(day -> "{\"date\": \"" + today.plusDays(day) + "\", \"text\": \"Inventory\", \"periods\": []}")
                .collect(Collectors.joining(", ", "[", "]"));
        world.set(
                topic,
                "widget_enable_ticket = true, use_opening_hours = true, opening_exceptions = '" + exceptions
                        + "', opening_periods = '[[[\"00:00\", \"00:00\"]], [[\"00:00\", \"00:00\"]], [[\"00:00\", \"00:00\"]], [[\"00:00\", \"00:00\"]], [[\"00:00\", \"00:00\"]], [[\"00:00\", \"00:00\"]], [[\"00:00\", \"00:00\"]]]'");

        WidgetPage widget = widget(profile).open();
        widget.field("Name").fill("Ada");
        widget.field("E-mail").fill("ada@example.com");
        widget.field("How can we help?").fill("Call me.");
        widget.button("Start chat").click();

        assertThat(widget.text("Inventory")).isVisible();
        assertThat(widget.text("We open again: "))
                .containsText(String.valueOf(today.plusDays(2).getDayOfMonth()));
        Browsers.assertAccessible(widget.page());
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void request_withNobodyPresent_isLeftByTheOfflineForm() {
        topic = world.topic();
        world.set(topic, "widget_enable_ticket = true");
        WidgetPage widget = widget(profile).open();
        widget.field("Name").fill("Ada");
        widget.field("E-mail").fill("ada@example.com");
        widget.field("How can we help?").fill("Call me.");
        widget.button("Start chat").click();

        assertThat(widget.text("We are closed.")).isVisible();
        assertThat(widget.field("How can we help?")).hasValue("Call me.");
        widget.button("Send").click();
        assertThat(widget.text("We have received your message.")).isVisible();
        assertThat(world.session(sessionNumber(), "status, email")).isEqualTo("10 ada@example.com");
    }

    @Test
    void form_thatIsRefused_showsTheReasonForPeople() {
        WidgetPage widget = widget(profile).open();
        widget.field("How can we help?").fill("Hello?");
        widget.field("E-mail").fill("a".repeat(65) + "@example.com");
        widget.button("Start chat").click();

        assertThat(widget.text("The e-mail address is not valid.")).isVisible();
        assertThat(widget.text("userErrors")).hasCount(0);
        assertThat(widget.field("E-mail")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void form_asksForACountryByItsName() {
        world.set(topic, "widget_pre_form = true, widget_required_fields = 16, widget_language = 'no'");
        WidgetPage widget = widget(profile).open();
        widget.field("Land").selectOption("Norge");
        widget.field("Hva kan vi hjelpe").fill("Hei!");
        widget.button("Start").click();

        assertThat(widget.messages()).hasText("Hei!");
        assertThat(world.session(sessionNumber(), "country")).isEqualTo("578");
    }

    @Test
    void form_offersTheCountriesOfTheService_inItsLanguage() {
        world.run("""
                insert into country (country_id, name, abbrev2, deleted) values
                  (1001, 'Germany', 'DE', false), (1002, 'Nordics', null, false), (1003, 'Yugoslavia', null, true)""");
        try {
            world.set(topic, "widget_pre_form = true, widget_required_fields = 16, widget_language = 'no'");
            WidgetPage widget = widget(profile).open();
            assertThat(widget.field("Land").locator("option")).hasText(new String[] {"", "Nordics", "Tyskland"});
            widget.field("Land").selectOption("Tyskland");
            widget.field("Hva kan vi hjelpe").fill("Hei!");
            widget.button("Start").click();

            assertThat(widget.messages()).hasText("Hei!");
            assertThat(world.session(sessionNumber(), "country")).isEqualTo("1001");
        } finally {
            world.run("delete from country");
        }
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void textsOfTheTopic_areThoseOfTheBrowsersLanguage_ifTheyAreTranslated() {
        translate(Map.of("language", "de", "title", "Fragen Sie uns", "welcomeMessage", "Guten Tag!"));
        try (BrowserContext german = browsers.profileIn("de-AT")) {
            WidgetPage widget = widget(german).open();
            assertThat(widget.heading()).hasText("Fragen Sie uns");
            widget.field("Wie können wir").fill("Wo ist meine Rechnung?");
            widget.button("Chat starten").click();
            assertThat(widget.messages()).hasText("Wo ist meine Rechnung?");

            assertThat(world.session(sessionNumber(), "language")).isEqualTo("de");
            agent.runs("accept", sessionNumber());
            assertThat(widget.messages().last()).hasText("Guten Tag!");
        }

        assertThat(widget(profile).open().heading()).hasText("Spør oss");
        assertThat(browsers.takeConsole()).isEmpty();
    }

    @Test
    void session_inALanguageThatTheWidgetDoesNotSpeak_hasTheLanguageOfTheTopicsTexts() {
        translate(Map.of("language", "it", "title", "Scrivici"));
        try (BrowserContext italian = browsers.profileIn("it-IT")) {
            WidgetPage widget = widget(italian).open();
            assertThat(widget.heading()).hasText("Scrivici");
            widget.ask("Ada", "ada@example.com", "Buongiorno!");

            assertThat(world.session(sessionNumber(), "language")).isEqualTo("it");
        }
    }

    /** Adds texts to those of a Norwegian topic. */
    private void translate(Map<String, String> texts) {
        world.set(topic, "widget_language = 'no', widget_welcome_title = 'Spør oss'");
        Caller.admin(world.user())
                .at(parley)
                .does(
                        "updateChatTopic",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "translations", List.of(texts)),
                        "");
    }

    @Test
    void consent_isShownInTheTopicsWords_required_andRecordedWithItsVersion() {
        world.set(topic, "widget_pre_form = true, flags = 4, consent_text = 'An older text'");
        world.set(topic, "consent_text = 'We keep this chat for 30 days.'");
        WidgetPage widget = widget(profile).open();
        assertThat(widget.text("An older text")).hasCount(0);
        assertThat(widget.field("We keep this chat for 30 days.")).not().isChecked();
        Browsers.assertAccessible(widget.page());
        widget.field("Name").fill("Ada");
        widget.field("How can we help?").fill("Hello?");
        widget.button("Start chat").click();
        assertThat(widget.field("We keep this chat for 30 days.")).isFocused();
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isZero();

        Request[] sent = new Request[1];
        profile.onRequest(request -> {
            if (String.valueOf(request.postData()).contains("requestChatSession")) {
                sent[0] = request;
            }
        });
        widget.field("We keep this chat for 30 days.").check();
        widget.button("Start chat").click();
        assertThat(widget.messages()).hasText("Hello?");
        assertThat(sent[0].postData()).contains("\"consented\":true", "\"consentVersion\":2");
        assertThat(world.session(sessionNumber(), "consented, consent_version")).isEqualTo("t 2");
        assertThat(world.texts("""
                        select t.text from chat_consent c join chat_consent_text t on t.id = c.text_id
                        where c.session_id = ? and c.withdrawn_at is null""", sessionNumber())).containsExactly("We keep this chat for 30 days.");
    }

    @Test
    void textFromRightToLeft_isShownSo_andTheLayoutMirrors() {
        world.set(topic, "widget_welcome_title = 'שלום'");
        WidgetPage widget = accepted();
        say("ברוך הבא");

        assertThat(widget.messages().last()).hasCSS("direction", "rtl");
        assertThat(widget.messages().first()).hasCSS("direction", "ltr");
        assertThat(widget.heading()).hasCSS("direction", "rtl");
        assertThat(widget.messages().first().boundingBox().x)
                .isGreaterThan(widget.messages().last().boundingBox().x);
        widget.evaluate("() => document.documentElement.dir = 'rtl'");
        assertThat(widget.messages().first().boundingBox().x)
                .isLessThan(widget.messages().last().boundingBox().x);
        assertThat(widget.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void keyboard_aloneCompletesAConversation() {
        WidgetPage widget = widget(profile);
        widget.launcher().focus();
        widget.page().keyboard().press("Enter");
        assertThat(widget.field("Name")).isFocused();
        widget.page().keyboard().type("Ada");
        widget.page().keyboard().press("Tab");
        widget.page().keyboard().type("ada@example.com");
        widget.page().keyboard().press("Tab");
        widget.page().keyboard().type("Only keys");
        widget.page().keyboard().press("Tab");
        widget.page().keyboard().press("Enter");

        assertThat(widget.messages()).hasText("Only keys");
        agent.runs("accept", sessionNumber());
        assertThat(widget.status()).containsText("You are talking to");
        assertThat(widget.field("Write a message")).isFocused();
        widget.page().keyboard().type("And a message");
        widget.page().keyboard().press("Enter");
        assertThat(widget.messages().last()).hasText("And a message");
        widget.page().keyboard().press("Escape");
        assertThat(widget.launcher()).isFocused();
        widget.page().keyboard().press("Enter");
        assertThat(widget.field("Write a message")).isFocused();

        tabTo(widget, widget.button("End chat"));
        widget.page().keyboard().press("Enter");
        assertThat(widget.button("Yes, end it")).isFocused();
        widget.page().keyboard().press("Enter");
        assertThat(widget.field("1 of 5")).isFocused();
        widget.page().keyboard().press("ArrowRight");
        widget.page().keyboard().press("ArrowRight");
        tabTo(widget, widget.button("Send"));
        widget.page().keyboard().press("Enter");
        assertThat(widget.text("Thank you for your rating.")).isVisible();
        assertThat(world.session(sessionNumber(), "rating")).isEqualTo("3");
    }

    /** Presses Tab until an element has the focus. */
    private static void tabTo(WidgetPage widget, Locator wanted) {
        for (int i = 0; i < 20; i++) {
            widget.page().keyboard().press("Tab");
            if ((Boolean) wanted.evaluate("element => element.getRootNode().activeElement === element")) {
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + wanted);
    }

    @Test
    void pages_areAccessible_lightDarkAndNarrow() {
        for (BrowserContext look : List.of(profile, browsers.darkProfile(), browsers.phone())) {
            WidgetPage widget = widget(look).open();
            Browsers.assertAccessible(widget.page());
            widget.ask("Ada", "ada@example.com", "Hello?");
            Browsers.assertAccessible(widget.page());
            agent.runs("accept", sessionNumber());
            say("Good morning!");
            assertThat(widget.messages().last()).hasText("Good morning!");
            Browsers.assertAccessible(widget.page());
            widget.page()
                    .screenshot(new Page.ScreenshotOptions().setPath(Browsers.picture("widget-" + sessionNumber())));
            widget.page().navigate(parley.url() + "/");
            Browsers.assertAccessible(widget.page());
        }
        assertThat(browsers.takeConsole()).isEmpty();
    }
}
