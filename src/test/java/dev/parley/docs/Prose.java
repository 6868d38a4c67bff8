package dev.parley.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sentence of the documentation, of a schema's description or of a comment. Code, quoted names and addresses are left out.
 *
 * @param place the file and the line on which the sentence's paragraph starts
 * @param text one line
 */
record Prose(String place, String text) {

    private static final Pattern MARKUP =
            Pattern.compile("`[^`]*`|\\{@\\w+ [^}]*}|</?\\w+>|https?://\\S+|\\]\\([^)]*\\)");
    private static final Pattern ITEM = Pattern.compile("^(?:[-*] |\\d+\\. |#+ |> )+");
    private static final Pattern DESCRIPTION =
            Pattern.compile("\"\"\"(.*?)\"\"\"|^ *(\"(?:[^\"\\\\]|\\\\.)*\")$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");

    /** A comment, or else a literal, in which comments do not count. */
    private static final Pattern COMMENT = Pattern.compile(
            "/\\*(?<block>.*?)\\*/|(?<lines>(?://[^\\n]*\\n\\s*)+)"
                    + "|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)++'|`(?:[^`\\\\]|\\\\.)*+`",
            Pattern.DOTALL);

    /** The sentences of a page in Markdown: of its paragraphs, headings, items of lists and cells of tables. */
    static List<Prose> ofMarkdown(Path file) {
        Paragraphs paragraphs = new Paragraphs(file.toString());
        boolean fenced = false;
        int number = 0;
        for (String line : read(file).split("\n")) {
            number++;
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced && !line.startsWith("    ") && !line.strip().startsWith("<!--")) {
                addMarkdown(line, number, paragraphs);
                continue;
            }
            paragraphs.end();
        }
        return paragraphs.sentences();
    }

    private static void addMarkdown(String line, int number, Paragraphs paragraphs) {
        if (line.startsWith("|")) {
            Stream.of(line.replaceAll("`[^`]*`", "``").split("(?<!\\\\)\\|")).forEach(cell -> {
                paragraphs.end();
                paragraphs.add(cell, number);
            });
            paragraphs.end();
            return;
        }
        String text = line.strip();
        if (text.isEmpty() || ITEM.matcher(text).find()) {
            paragraphs.end();
        }
        paragraphs.add(ITEM.matcher(text).replaceFirst(""), number);
        if (text.startsWith("#")) {
            paragraphs.end();
        }
    }

    /** The sentences of a schema's descriptions. */
    static List<Prose> ofSchema(Path file) {
        return found(file, DESCRIPTION, match -> match.group(1) != null ? match.group(1) : match.group(2));
    }

    /** The sentences of the comments of a file in Java or TypeScript. */
    static List<Prose> ofJava(Path file) {
        return found(
                file, COMMENT, match -> match.group("block") != null ? match.group("block") : match.group("lines"));
    }

    /** The identifiers in a Java file's code, each with the name of the file. */
    static List<Prose> identifiers(Path file) {
        return IDENTIFIER
                .matcher(COMMENT.matcher(read(file)).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(name -> new Prose(file.toString(), name))
                .toList();
    }

    private static List<Prose> found(Path file, Pattern pattern, Function<Matcher, String> text) {
        Paragraphs paragraphs = new Paragraphs(file.toString());
        String content = read(file);
        Matcher match = pattern.matcher(content);
        while (match.find()) {
            String found = text.apply(match);
            if (found != null) {
                int number = (int) content.substring(0, match.start()).lines().count() + 1;
                addLines(found, number, paragraphs);
                paragraphs.end();
            }
        }
        return paragraphs.sentences();
    }

    private static void addLines(String text, int number, Paragraphs paragraphs) {
        for (String line : text.split("\n")) {
            String stripped = line.strip().replaceFirst("^(?:\\*+|//|\")\\s*", "");
            if (stripped.isEmpty() || stripped.startsWith("@")) {
                paragraphs.end();
            }
            paragraphs.add(stripped.replaceFirst("^@(?:param|throws) \\S+ *|^@return *", ""), number);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Joins lines to paragraphs and splits these into sentences. */
    private static final class Paragraphs {

        private final String file;
        private final List<Prose> sentences = new ArrayList<>();
        private final StringBuilder paragraph = new StringBuilder();
        private int start;

        Paragraphs(String file) {
            this.file = file;
        }

        void add(String line, int number) {
            if (paragraph.isEmpty()) {
                start = number;
            }
            paragraph.append(line.strip()).append(' ');
        }

        void end() {
            String plain = MARKUP.matcher(paragraph)
                    .replaceAll("_")
                    .replaceAll("[*\"\\[\\]]", "")
                    .strip();
            Stream.of(plain.split("(?<=[.!?])\\s+"))
                    .filter(sentence -> !sentence.isBlank())
                    .forEach(sentence -> sentences.add(new Prose(file + ":" + start, sentence.strip())));
            paragraph.setLength(0);
        }

        List<Prose> sentences() {
            end();
            return sentences;
        }
    }
}
