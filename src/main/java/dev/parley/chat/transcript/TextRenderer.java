package dev.parley.chat.transcript;

import dev.parley.chat.session.ChatMessage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plain text. The lines of a message are indented, so that they can't imitate the head of another one. */
record TextRenderer(TranscriptStyle style) implements TranscriptRenderer {

    private static final String INDENT = "    ";

    @Override
    public String begin(TranscriptHeading heading) {
        return style.title(heading) + "\n\n";
    }

    @Override
    public String message(ChatMessage message) {
        String head = style.time(message) + " " + style.head(message);
        Stream<String> options = style.options(message).stream().map(option -> "* " + option);
        return Stream.concat(style.lines(message).stream(), options)
                .map(line -> "\n" + INDENT + line)
                .collect(Collectors.joining("", head, ""));
    }

    @Override
    public String between() {
        return "\n";
    }

    @Override
    public String end() {
        return "\n";
    }
}
