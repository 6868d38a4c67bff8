package dev.parley.chat;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** What was said in a session, as plain text: a line for each message, times in UTC. */
final class Transcript {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Transcript() {}

    static String of(List<ChatMessage> messages) {
        return messages.stream().map(Transcript::line).collect(Collectors.joining("\n"));
    }

    private static String line(ChatMessage message) {
        String author = message.author == null ? "-" : message.author;
        String said = message.message == null ? "(" + message.specialType + ")" : message.message;
        return TIME.format(message.whenPosted) + " " + author + ": " + said;
    }
}
