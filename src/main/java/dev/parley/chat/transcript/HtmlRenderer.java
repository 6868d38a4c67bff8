package dev.parley.chat.transcript;

import dev.parley.chat.session.ChatMessage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An HTML document. All texts are escaped, and addresses are not made into links. */
record HtmlRenderer(TranscriptStyle style) implements TranscriptRenderer {

    @Override
    public String begin(TranscriptHeading heading) {
        String title = escaped(style.title(heading));
        return "<!doctype html>\n<html lang=\"" + style.texts().language()
                + "\">\n<head><meta charset=\"utf-8\"><title>" + title + "</title></head>\n<body>\n<h1 dir=\"auto\">"
                + title + "</h1>\n";
    }

    @Override
    public String message(ChatMessage message) {
        return "<section class=\"" + message.senderKind.name().toLowerCase(Locale.ROOT) + "\">\n<p><time datetime=\""
                + style.at(message.postedAt) + "\">" + style.time(message) + "</time> <b><bdi>"
                + escaped(style.head(message)) + "</bdi></b></p>\n" + text(style.lines(message))
                + list(style.options(message)) + "</section>";
    }

    private static String text(List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(HtmlRenderer::escaped)
                        .collect(Collectors.joining("<br>\n", "<p dir=\"auto\">", "</p>\n"));
    }

    private static String list(List<String> options) {
        return options.isEmpty()
                ? ""
                : options.stream()
                        .map(option -> "<li dir=\"auto\">" + escaped(option) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>\n"));
    }

    /** Returns a text as content or as the value of an attribute. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String between() {
        return "\n";
    }

    @Override
    public String end() {
        return "\n</body>\n</html>\n";
    }
}
