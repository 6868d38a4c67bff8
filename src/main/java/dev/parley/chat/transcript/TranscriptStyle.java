package dev.parley.chat.transcript;

import dev.parley.chat.ChatActorKind;
import dev.parley.chat.MessageVisibility;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.Text;
import dev.parley.chat.transcript.TranscriptTexts.Label;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the messages of one transcript are worded, in every format.
 *
 * @param texts the texts in the reader's language
 * @param zone the reader's time zone
 * @param forCustomer whether messages have the customer's numbers
 */
record TranscriptStyle(TranscriptTexts texts, ZoneId zone, boolean forCustomer) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssXXX");
    private static final String NOBODY = "-";

    /** Returns the heading on one line. */
    String title(TranscriptHeading heading) {
        return texts.of(Label.TITLE, Text.line(heading.topic()));
    }

    /** Returns the time in the reader's time zone, with its offset. */
    OffsetDateTime at(Instant time) {
        return time.atZone(zone).toOffsetDateTime();
    }

    /** Returns the time as text. */
    String time(ChatMessage message) {
        return TIME.format(at(message.postedAt));
    }

    /**
     * Returns who wrote a message, or what happened, on one line. A mark after a customer's name keeps it from passing for an agent's.
     */
    String head(ChatMessage message) {
        String note = message.visibility == MessageVisibility.AGENTS ? mark(Label.INTERNAL_NOTE) : "";
        if (hasBody(message) || message.redactedAt != null && message.noticeKind == null) {
            return author(message) + (message.senderKind == ChatActorKind.CUSTOMER ? mark(Label.CUSTOMER) : note);
        }
        boolean byStaff = message.senderKind == ChatActorKind.AGENT || message.senderKind == ChatActorKind.BOT;
        return "[" + notice(message) + "]" + (byStaff ? " " + author(message) : "") + note;
    }

    /** Returns what happened, for a notice; else the name of the kind. */
    String notice(ChatMessage message) {
        return message.noticeKind == null ? message.kind.name() : texts.notice(message.noticeKind);
    }

    /** Returns the lines of a message's text, its link, its details and the names of its files, without control characters. */
    List<String> lines(ChatMessage message) {
        if (message.redactedAt != null) {
            return List.of("[" + texts.of(Label.REDACTED) + "]");
        }
        Stream<String> lines = Stream.of(message.text, linkBeside(message), message.noticeDetail())
                .filter(Objects::nonNull)
                .flatMap(Text::lines);
        Stream<String> files =
                message.files().stream().map(file -> "[" + texts.of(Label.FILE) + " " + Text.line(file.name()) + "]");
        return Stream.concat(lines, files).toList();
    }

    /** Returns the quick replies, each on one line. */
    List<String> options(ChatMessage message) {
        return message.optionTexts().stream().map(Text::line).toList();
    }

    private static boolean hasBody(ChatMessage message) {
        return message.text != null
                || message.linkUrl() != null
                || !message.files().isEmpty();
    }

    private static @Nullable String linkBeside(ChatMessage message) {
        return Optional.ofNullable(message.linkUrl())
                .filter(url -> !url.equals(message.text))
                .orElse(null);
    }

    private String mark(Label label) {
        return " (" + texts.of(label) + ")";
    }

    private static String author(ChatMessage message) {
        return message.senderName == null ? NOBODY : Text.line(message.senderName);
    }
}
