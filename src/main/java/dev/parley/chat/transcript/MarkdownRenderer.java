package dev.parley.chat.transcript;

import dev.parley.chat.session.ChatMessage;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CommonMark. A message is a quotation, each of whose lines is marked, and all punctuation is escaped. */
record MarkdownRenderer(TranscriptStyle style) implements TranscriptRenderer {

    /** Characters that a backslash escapes. Every construct of Markdown and HTML starts with one of them. */
    private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");

    /** Indented lines would be code, in which escapes are shown. */
    private static final Pattern INDENT = Pattern.compile("^[\\s]+");

    @Override
    public String begin(TranscriptHeading heading) {
        return "# " + escaped(style.title(heading)) + "\n\n";
    }

    @Override
    public String message(ChatMessage message) {
        String head = "**" + escaped(style.head(message)) + "** " + escaped(style.time(message)) + "\n";
        return head + text(style.lines(message)) + list(style.options(message));
    }

    /** A backslash at the end of a line breaks it. It would be shown before an empty line. */
    private static String text(List<String> lines) {
        StringBuilder quotation = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean breaks = i + 1 < lines.size()
                    && !lines.get(i).isBlank()
                    && !lines.get(i + 1).isBlank();
            quotation.append("\n> ").append(escaped(lines.get(i))).append(breaks ? "\\" : "");
        }
        return lines.isEmpty() ? "" : quotation.append("\n").toString();
    }

    private static String list(List<String> options) {
        return options.isEmpty()
                ? ""
                : options.stream()
                        .map(option -> "> - " + escaped(option))
                        .collect(Collectors.joining("\n", ">\n", "\n"));
    }

    private static String escaped(String line) {
        return PUNCTUATION.matcher(INDENT.matcher(line).replaceFirst("")).replaceAll("\\\\$0");
    }

    @Override
    public String between() {
        return "\n";
    }

    @Override
    public String end() {
        return "";
    }
}
