package dev.parley.chat.lifecycle;

import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatMessageType;
import dev.parley.chat.session.Text;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
        String head = TIME.format(message.whenPosted) + " " + headOf(message);
        return message.message == null
                ? head
                : Text.lines(message.message)
                        .map(line -> "\n" + INDENT + line)
                        .collect(Collectors.joining("", head, ""));
    }

    private static String headOf(ChatMessage message) {
        String author = message.author == null ? NOBODY : Text.line(message.author);
        if (message.message == null) {
            return "[" + message.specialType + "]" + (message.createdBy == null ? "" : " " + author);
        }
        return message.type == ChatMessageType.TO_USER ? author + BY_CUSTOMER : author;
    }
}
