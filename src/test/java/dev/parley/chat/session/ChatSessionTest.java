package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.ChatTransferState;
import dev.parley.chat.MessageVisibility;
import dev.parley.chat.SessionEndReason;
import dev.parley.chat.SessionEndedBy;
import dev.parley.chat.tag.ClosingDetails;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The effect of an action on a session, field by field. Whether an action is allowed is in docs/lifecycle.md. */
class ChatSessionTest extends SessionScene {

    @Test
    void accept_assignsTheSession() {
        ChatSession session = waiting();
        session.alertLevel = 2;

        session.accept(busy(agent(anna), 1, 2, 4));

        assertThat(session.user).isSameAs(anna);
        assertThat(session.rank).isEqualTo(3);
        assertThat(session.whenStarted).isEqualTo(NOW);
        assertThat(session.alertLevel).isZero();
        assertThat(session.chatbotIsactive).isFalse();
    }

    @Test
    void accept_withAWelcomeMessage_isTheCustomersTurn() {
        topic.welcomeMessage = "Welcome.";
        ChatSession session = waiting();

        session.accept(busy(agent(anna)));

        assertThat(session.status).isEqualTo(ChatSessionStatus.USER_LAST);
        assertThat(session.unansweredSince).isNull();
        ChatMessage welcome = messages(session).get(0);
        assertThat(welcome.text).isEqualTo("Welcome.");
        assertThat(welcome.specialType).isEqualTo(ChatMessageSpecialType.WELCOME);
        assertThat(welcome.senderUser).isSameAs(anna);
        assertThat(session.lastMessage).isNull();
        assertThat(session.firstResponseAt).isNull();
    }

    @Test
    void accept_withoutAWelcomeMessage_isTheAgentsTurn() {
        ChatSession session = waiting();

        session.accept(busy(agent(anna)));

        assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
        assertThat(session.unansweredSince).isEqualTo(NOW);
        assertThat(messages(session)).isEmpty();
    }

    @Test
    void accept_again_keepsTheFirstStart() {
        ChatSession session = active(anna);
        Instant first = session.whenStarted;
        session.transfers().returnToQueue(busy(agent(anna)));

        session.accept(busy(agent(bjorn)));

        assertThat(session.whenStarted).isEqualTo(first);
    }

    @Test
    void accept_withAClockBehind_keepsTheOrderOfTimes() {
        ChatSession session = waiting();
        session.whenRequested = NOW.plusMillis(5);

        session.accept(busy(agent(anna)));
        session.ending().end(busy(agent(anna)), ClosingDetails.NONE, ClosingDetails.TagFacts.NONE);

        assertThat(session.whenStarted).isEqualTo(session.whenRequested);
        assertThat(session.whenEnded).isEqualTo(session.whenRequested);
    }

    @Test
    void return_clearsTheAssignment() {
        ChatSession session = active(anna);
        ChatTransfer offer = offered(session, bjorn);
        session.flags = 3;
        session.alertLevel = 1;
        session.initialQueuePos = 3;
        Instant requested = session.whenRequested;

        session.transfers()
                .returnToQueue(new ActionContext(
                        agent(anna),
                        NOW,
                        offer,
                        false,
                        free(),
                        free(),
                        7,
                        false,
                        true,
                        Duration.ofMinutes(30),
                        Duration.ofHours(24),
                        true,
                        false));

        assertThat(session.status).isEqualTo(ChatSessionStatus.IN_QUEUE);
        assertThat(session.user).isNull();
        assertThat(session.rank).isZero();
        assertThat(session.transferTo).isNull();
        assertThat(session.flags).isZero();
        assertThat(session.alertLevel).isZero();
        assertThat(session.unansweredSince).isNull();
        assertThat(session.initialQueuePos).isEqualTo(3);
        assertThat(session.queuedAt).isEqualTo(NOW.minusSeconds(60));
        assertThat(session.whenRequested).isEqualTo(requested);
        assertThat(session.whenStarted).isNotNull();
        assertThat(offer.state).isEqualTo(ChatTransferState.CANCELLED);
    }

    @Test
    void return_ofImportedSessionWithoutStartOfWait_goesToTheEnd() {
        ChatSession session = active(anna);
        session.waitingSince = null;

        session.transfers().returnToQueue(busy(agent(anna)));

        assertThat(session.status).isEqualTo(ChatSessionStatus.IN_QUEUE);
        assertThat(session.queuedAt).isEqualTo(NOW);
        assertThat(session.waitingSince).isEqualTo(NOW);
    }

    @Test
    void accept_ofImportedSessionWithoutStartOfWait_countsFromNow() {
        ChatSession session = waiting();
        session.waitingSince = null;

        session.accept(busy(agent(anna)));

        assertThat(session.queue().beganToWaitAt(NOW)).isEqualTo(NOW);
        assertThat(session.queue().waitSeconds(NOW)).isNull();
    }

    @Test
    void acceptTransfer_assignsTheTarget() {
        ChatSession session = active(anna);
        ChatTransfer offer = offered(session, bjorn);

        session.transfers()
                .accept(new ActionContext(
                        agent(bjorn),
                        NOW,
                        offer,
                        true,
                        load(1),
                        free(),
                        0,
                        false,
                        true,
                        Duration.ofMinutes(30),
                        Duration.ofHours(24),
                        true,
                        false));

        assertThat(session.user).isSameAs(bjorn);
        assertThat(session.rank).isEqualTo(2);
        assertThat(session.transferTo).isNull();
        assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
        assertThat(offer.state).isEqualTo(ChatTransferState.ACCEPTED);
        assertThat(offer.resolvedAt).isEqualTo(NOW);
        assertThat(messages(session).get(0).specialType).isEqualTo(ChatMessageSpecialType.TRANSFERRED_SESSION);
    }

    @Test
    void rejectTransfer_resolvesItWithoutNotifyingTheCustomer() {
        ChatSession session = active(anna);
        ChatTransfer offer = offered(session, bjorn);

        session.transfers()
                .reject(
                        new ActionContext(
                                agent(bjorn),
                                NOW,
                                offer,
                                true,
                                free(),
                                free(),
                                0,
                                false,
                                true,
                                Duration.ofMinutes(30),
                                Duration.ofHours(24),
                                true,
                                false),
                        "Lunch");

        assertThat(session.user).isSameAs(anna);
        assertThat(session.transferTo).isNull();
        assertThat(offer.rejectReason).isEqualTo("Lunch");
        assertThat(messages(session).get(0).visibility).isEqualTo(MessageVisibility.AGENTS);
    }

    @Test
    void end_clearsTheTurn() {
        ChatSession session = active(anna);
        session.flags = 3;
        session.unansweredSince = NOW;
        session.idleWarnedAt = NOW;

        boolean changed = session.ending().end(busy(agent(anna)), ClosingDetails.NONE, ClosingDetails.TagFacts.NONE);

        assertThat(changed).isTrue();
        assertThat(session.status).isEqualTo(ChatSessionStatus.CLOSED);
        assertThat(session.whenEnded).isEqualTo(NOW);
        assertThat(session.endedBy).isEqualTo(SessionEndedBy.AGENT);
        assertThat(session.endReason).isEqualTo(SessionEndReason.BY_AGENT);
        assertThat(session.user).isSameAs(anna);
        assertThat(session.rank).isZero();
        assertThat(session.flags).isZero();
        assertThat(session.unansweredSince).isNull();
        assertThat(session.idleWarnedAt).isNull();
        assertThat(messages(session).get(0).specialType).isEqualTo(ChatMessageSpecialType.CLOSED_BY_USER);
    }

    @Test
    void reopen_restoresTheStateBeforeTheEnd() {
        topic.widgetPostForm = true;
        ChatSession session = active(anna);
        session.ending().end(busy(agent(anna)), ClosingDetails.NONE, ClosingDetails.TagFacts.NONE);
        session.takeEntries();

        session.conversation()
                .write(
                        new ActionContext(
                                SessionActor.CUSTOMER,
                                LATER,
                                null,
                                false,
                                free(),
                                load(1, 3),
                                0,
                                false,
                                true,
                                Duration.ofMinutes(30),
                                Duration.ofHours(24),
                                true,
                                false),
                        MessageDraft.plain("One more thing"));

        assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
        assertThat(session.whenEnded).isNull();
        assertThat(session.endedBy).isNull();
        assertThat(session.endReason).isNull();
        assertThat(session.user).isSameAs(anna);
        assertThat(session.rank).isEqualTo(2);
        assertThat(session.unansweredSince).isEqualTo(LATER);
        List<Object> entries = List.copyOf(session.takeEntries());
        assertThat(entries).filteredOn(ChatMessage.class::isInstance).hasSize(2);
        assertThat(entries)
                .filteredOn(ChatSessionEvent.class::isInstance)
                .extracting(event -> ((ChatSessionEvent) event).type)
                .containsExactly(ChatSessionEventType.REOPENED, ChatSessionEventType.MESSAGE_SENT);
    }

    @Test
    void link_ofAPerson_alsoLinksItsCompany() {
        ChatSession session = active(anna);
        Person kari = new Person();
        kari.contact = new Contact();

        session.crm()
                .link(
                        ChatAction.LINK,
                        busy(agent(anna)),
                        new CrmLinks(null, null, null, new Contact(), kari),
                        "ticketId");

        assertThat(session.customer).isSameAs(kari);
        assertThat(session.contact).isSameAs(kari.contact);
    }

    @Test
    void end_beforeAnyAccept_isAMissedChat() {
        ChatSession session = waiting();

        session.ending().endFor(SessionActor.SYSTEM, null, SessionEndReason.DEAD_CLIENT, NOW);

        assertThat(session.status).isEqualTo(ChatSessionStatus.CLOSED_FROM_QUEUE);
    }

    @Test
    void end_ofAReturnedConversation_isNotAMissedChat() {
        topic.widgetPostForm = true;
        ChatSession putBack = active(anna);
        putBack.transfers().returnToQueue(busy(agent(anna)));
        ChatSession withBot = botDriven();
        withBot.status = ChatSessionStatus.IN_QUEUE;

        List.of(putBack, withBot)
                .forEach(session ->
                        session.ending().endFor(SessionActor.SYSTEM, null, SessionEndReason.DEAD_CLIENT, NOW));

        assertThat(putBack.status).isEqualTo(ChatSessionStatus.FINISHED);
        assertThat(withBot.status).isEqualTo(ChatSessionStatus.FINISHED);
    }
}
