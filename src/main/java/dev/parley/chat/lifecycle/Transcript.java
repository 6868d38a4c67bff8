package dev.parley.chat.lifecycle;

import dev.parley.chat.session.ChatActorKind;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.Text;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Formats the messages of a session as plain text: for each message a line with its UTC time and author, followed by its indented lines. The
 * indentation keeps a message from imitating another one. A mark after a customer's name keeps it from passing for an agent's.
 */
final class Transcript {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final String INDENT = "    ";
    private static final String BY_CUSTOMER = " (customer)";
    private static final String NOBODY = "-";

    private Transcript() {}

    static String of(List<ChatMessage> messages) {
        return messages.stream().map(Transcript::entry).collect(Collectors.joining("\n"));
    }

    private static String entry(ChatMessage message) {
        String head = TIME.format(message.postedAt) + " " + headOf(message);
        return message.text == null
                ? head
                : Text.lines(message.text).map(line -> "\n" + INDENT + line).collect(Collectors.joining("", head, ""));
    }

    private static String headOf(ChatMessage message) {
        String author = message.senderName == null ? NOBODY : Text.line(message.senderName);
        if (message.text == null) {
            boolean byStaff = message.senderKind == ChatActorKind.AGENT || message.senderKind == ChatActorKind.BOT;
            return "[" + Objects.requireNonNullElse(message.noticeKind, message.kind) + "]"
                    + (byStaff ? " " + author : "");
        }
        return message.senderKind == ChatActorKind.CUSTOMER ? author + BY_CUSTOMER : author;
    }
}
