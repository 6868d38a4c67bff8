package dev.parley.graphql.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A media type or media range in Accept or Content-Type.
 *
 * @param name name in lower case
 * @param parameters parameters without quotes, by name in lower case
 */
record MediaType(String name, Map<String, String> parameters) {

    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

    MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** Parses all values of the headers with one name. */
    static List<MediaType> listedIn(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .filter(listed -> !listed.isBlank())
                .map(MediaType::of)
                .toList();
    }

    private static MediaType of(String text) {
        String[] parts = text.split(";");
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            if (pair.length == 2) {
                parameters.put(lower(pair[0]), pair[1].strip().replace("\"", ""));
            }
        }
        return new MediaType(parts.length == 0 ? "" : lower(parts[0]), parameters);
    }

    /** Quality value, from 0 (not acceptable) to 1. */
    double weight() {
        try {
            return Double.parseDouble(parameters.getOrDefault("q", "1"));
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    /** Whether the type is JSON with any charset. */
    boolean isJson() {
        return name.equals(ResponseMediaType.JSON.mediaType());
    }

    /** Whether the charset is UTF-8 or absent. */
    boolean isUtf8() {
        return UTF_8.contains(lower(parameters.getOrDefault("charset", "utf-8")));
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
