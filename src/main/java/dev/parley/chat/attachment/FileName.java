package dev.parley.chat.attachment;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Makes names of files harmless. They come from strangers and end in the folders of others: no path, nothing that is invisible or changes the order of
 * what is shown, and an ending that fits the content.
 */
public final class FileName {

    private static final String UNNAMED = "file";

    /** Characters of a name, and of its ending. The column has room for an ending that is added. */
    private static final int LONGEST = 120;

    private static final int LONGEST_ENDING = 16;

    private static final String NOT_IN_FILE_SYSTEMS = "<>:\"|?*";

    private FileName() {}

    /** Returns a harmless form of a name. It is never empty. */
    public static String of(String given) {
        String normal = Normalizer.normalize(given, Normalizer.Form.NFC);
        String last = normal.substring(Math.max(normal.lastIndexOf('/'), normal.lastIndexOf('\\')) + 1);
        StringBuilder visible = new StringBuilder();
        last.codePoints().filter(FileName::isVisible).map(FileName::written).forEach(visible::appendCodePoint);
        String name = trimmed(visible.toString().replaceAll("\\s+", " "));
        return name.isEmpty() ? UNNAMED : shortened(name);
    }

    /**
     * Returns a name whose ending fits the content. Programs open a file by its last ending.
     *
     * @param endings the endings of the media type, with their dots
     * @param usual the one that is added to a name that has none of them
     */
    static String fitting(String name, Set<String> endings, String usual) {
        return endings.contains(ending(name).toLowerCase(Locale.ROOT)) ? name : name + usual;
    }

    /** Returns the value of a Content-Disposition header, as RFC 6266 describes it. */
    static String disposition(String kind, String name) {
        String plain = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
        StringBuilder encoded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            boolean asItIs = each >= '0' && each <= '9'
                    || each >= 'A' && each <= 'Z'
                    || each >= 'a' && each <= 'z'
                    || "._-".indexOf(each) >= 0;
            encoded.append(asItIs ? String.valueOf((char) each) : String.format(Locale.ROOT, "%%%02X", each & 0xff));
        }
        return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.CONTROL -> Character.isWhitespace(character);
            default -> true;
        };
    }

    private static int written(int character) {
        return NOT_IN_FILE_SYSTEMS.indexOf(character) >= 0 ? '_' : Character.isSpaceChar(character) ? ' ' : character;
    }

    /** Windows ignores dots and spaces at the end; a dot at the start hides a file. */
    private static String trimmed(String name) {
        return name.replaceAll("^[. ]+|[. ]+$", "");
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        String ending = ending(name);
        int kept = name.offsetByCodePoints(0, LONGEST - ending.codePointCount(0, ending.length()));
        return trimmed(name.substring(0, kept)) + ending;
    }

    /** The last ending with its dot; empty if there is none. */
    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || name.length() - dot > LONGEST_ENDING ? "" : name.substring(dot);
    }
}
