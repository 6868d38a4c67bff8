package dev.parley.chat.topic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of docs/superoffice.md that says which field of a topic shows which column. */
final class TopicColumns {

    /** The columns of {@code openingHours.days}, {@code openingHours.lunch}, {@code openingHours.exceptions} and {@code translations}. */
    static final Pattern SEVERAL = Pattern.compile(
            "(mon|tue|wed|thu|fri|sat|sun)_.*|use_lunch_hours|lunch_st.*|opening_(periods|exceptions)|translated_texts");

    private static final Pattern COLUMN = Pattern.compile("\\| `(\\w+)` \\| `([\\w.]+)` \\|");
    private static final Pattern BIT = Pattern.compile("\\| `flags`, bit (\\d+) \\| `([\\w.]+)` \\|");

    private TopicColumns() {}

    /** The paths of fields that show one column, by column. */
    static Map<String, String> paths() {
        Map<String, String> paths = new TreeMap<>();
        Matcher row = COLUMN.matcher(section());
        while (row.find()) {
            paths.put(row.group(1), row.group(2));
        }
        return paths;
    }

    /** The bits of the column flags, by path. */
    static Map<String, Integer> bits() {
        Map<String, Integer> bits = new LinkedHashMap<>();
        Matcher row = BIT.matcher(section());
        while (row.find()) {
            bits.put(row.group(2), Integer.valueOf(row.group(1)));
        }
        return bits;
    }

    private static String section() {
        try {
            String page = Files.readString(Path.of("docs/superoffice.md"));
            int start = page.indexOf("## chat_topic");
            return page.substring(start, page.indexOf("\n## ", start));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
