package dev.parley.chat.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fits texts to places with limits: a column with a maximum length, a single line, a transcript. */
public final class Text {

    private static final Pattern GRAPHEME_CLUSTER = Pattern.compile("\\X");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /** Control characters except tab, and characters that change the direction of text. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}&&[^\\t]]|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u206F]");

    private Text() {}

    /** Truncates a text to at most the given number of code points, between grapheme clusters. */
    public static String cut(String text, int codePoints) {
        if (text.length() <= codePoints) {
            return text;
        }
        Matcher cluster = GRAPHEME_CLUSTER.matcher(text);
        int end = 0;
        int room = codePoints;
        while (end < text.length() && cluster.find()) {
            room -= text.codePointCount(cluster.start(), cluster.end());
            if (room < 0) {
                break;
            }
            end = cluster.end();
        }
        return text.substring(0, end);
    }

    /** Returns the text on one line, without control characters and without characters that change the direction of text. */
    public static String line(String text) {
        return UNSAFE.matcher(LINE_BREAK.matcher(text).replaceAll(" ").replace('\t', ' '))
                .replaceAll("");
    }

    /** Returns the lines of the text, without control characters and without characters that change the direction of text. */
    public static Stream<String> lines(String text) {
        return LINE_BREAK.splitAsStream(text).map(line -> UNSAFE.matcher(line).replaceAll(""));
    }
}
