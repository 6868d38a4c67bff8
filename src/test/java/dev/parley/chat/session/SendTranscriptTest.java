package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.topic.ChatTopic;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings of the service and of the topic decide whether a customer gets transcripts by e-mail. */
class SendTranscriptTest {

    private final ChatSession session = new ChatSession();

    @BeforeEach
    void aSessionOfATopicWithTranscripts() {
        session.status = ChatSessionStatus.CUSTOMER_LAST;
        session.topic = new ChatTopic();
        session.topic.widgetPostTranscript = true;
    }

    @Test
    void customer_ofATopicWithTranscripts_isAllowed() {
        assertThat(refusal(true)).isNull();
    }

    @Test
    void transcript_withoutAMailServer_isDisabled() {
        assertThat(refusal(false)).isEqualTo(RefusalCode.MAIL_DISABLED);
    }

    @Test
    void transcript_thatTheTopicDoesNotOffer_isDisabled() {
        session.topic.widgetPostTranscript = false;

        assertThat(refusal(true)).isEqualTo(RefusalCode.TRANSCRIPT_DISABLED);
    }

    private RefusalCode refusal(boolean mailConfigured) {
        ActionContext context = new ActionContext(
                SessionActor.CUSTOMER,
                Instant.parse("2026-06-01T10:00:00Z"),
                null,
                false,
                AgentLoad.NONE,
                null,
                0,
                false,
                false,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                mailConfigured,
                false);
        return ChatAction.SEND_TRANSCRIPT.refusal(session, context);
    }
}
