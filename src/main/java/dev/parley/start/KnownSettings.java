package dev.parley.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parley's settings: names, types and defaults. They come from a file that GeneratedDocsTest compares with the interfaces that declare the
 * settings, because the check of the configuration runs before Quarkus knows these interfaces.
 */
final class KnownSettings {

    private static final String FILE = "/settings/parley.txt";

    /** A part of a name that the operator chooses, such as the name of a site. */
    private static final Pattern CHOSEN = Pattern.compile("<[a-z]+>");

    /** An element of a list. */
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

    private static final Pattern INDEX_OF_VARIABLE = Pattern.compile("_\\d+_$");

    private final List<Setting> settings;

    /**
     * A setting.
     *
     * @param name name of the property
     * @param type simple name of its Java type, or the values of an enum, separated by bars
     * @param value default
     */
    record Setting(String name, String type, Optional<String> value) {

        /** The environment variable of the setting. */
        String variable() {
            return KnownSettings.variable(name);
        }
    }

    private KnownSettings(List<Setting> settings) {
        this.settings = settings;
    }

    /** Reads the settings from the file. */
    static KnownSettings load() {
        List<Setting> settings = new ArrayList<>();
        try (InputStream file = KnownSettings.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The build has no file " + FILE);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                String[] parts = line.split(" ", 3);
                settings.add(
                        new Setting(parts[0], parts[1], parts.length > 2 ? Optional.of(parts[2]) : Optional.empty()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new KnownSettings(settings);
    }

    /** The environment variable of a property, as SmallRye Config derives it. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_");
    }

    /** The settings whose names contain nothing that the operator chooses. */
    List<Setting> fixed() {
        return settings.stream()
                .filter(setting -> !CHOSEN.matcher(setting.name()).find())
                .toList();
    }

    /** The setting of this name. */
    Setting get(String name) {
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no setting " + name));
    }

    /** Whether a property is one of Parley's, or an element of one that is a list. */
    boolean isProperty(String name) {
        String whole = INDEX.matcher(name).replaceFirst("");
        return settings.stream().anyMatch(setting -> matches(setting.name(), "(\"[^\"]+\"|[^.]+)", whole));
    }

    /** Whether an environment variable is one of Parley's, or an element of one that is a list. */
    boolean isVariable(String name) {
        String whole = INDEX_OF_VARIABLE.matcher(name).replaceFirst("");
        return settings.stream().anyMatch(setting -> matches(setting.variable(), "\\w+", whole));
    }

    private static boolean matches(String known, String chosen, String name) {
        String pattern = Pattern.compile("<\\w+>")
                .splitAsStream(known)
                .map(Pattern::quote)
                .collect(Collectors.joining(chosen));
        return name.matches(pattern);
    }

    /** The known property that is most similar to an unknown one, if any is similar. */
    Optional<String> similarProperty(String name) {
        return similar(name, Setting::name);
    }

    /** The known environment variable that is most similar to an unknown one, if any is similar. */
    Optional<String> similarVariable(String name) {
        return similar(name, Setting::variable);
    }

    private Optional<String> similar(String name, Function<Setting, String> form) {
        int best = Math.max(2, name.length() / 5);
        Optional<String> found = Optional.empty();
        for (Setting setting : fixed()) {
            int edits = edits(name, form.apply(setting));
            if (edits <= best) {
                best = edits - 1;
                found = Optional.of(form.apply(setting));
            }
        }
        return found;
    }

    /** The Levenshtein distance: the number of characters to insert, remove or replace. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
