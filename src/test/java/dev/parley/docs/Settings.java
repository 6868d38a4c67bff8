package dev.parley.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parley's settings, read from the source of the interfaces with {@code @ConfigMapping}: Javadoc is not in the class files. The parser
 * knows no more than these interfaces need, and fails where it finds a method without Javadoc.
 */
final class Settings {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");

    /** A group of settings in an interface, the end of an interface, or a setting. */
    private static final Pattern MEMBER = Pattern.compile(
            "/\\*\\*(?<doc>(?:(?!\\*/).)*)\\*/\\s*(?:@WithDefault\\(\"(?<value>[^\"]*)\"\\)\\s*)?(?<type>[\\w<>]+(?:, \\w+>)?) (?<name>\\w+)\\(\\);"
                    + "|interface (?<group>\\w+) \\{|enum \\w+ \\{[^}]*}|(?<end>\\n *})",
            Pattern.DOTALL);

    private static final Pattern METHOD = Pattern.compile("^    +[\\w<>]+(?:, \\w+>)? \\w+\\(\\);", Pattern.MULTILINE);

    private static final Pattern OF_DEV_MODE = Pattern.compile("^%dev\\.(parley\\.[\\w.-]+)=(.*)$", Pattern.MULTILINE);

    /** Texts that are times. */
    private static final Set<String> OF_TIMES = Set.of(
            "parley.chat.timers-every",
            "parley.chat.last-seen.store-every",
            "parley.mail.send-every",
            "parley.attachments.s3.move-every",
            "parley.metrics.queues-every");

    private static final Pattern ENUM = Pattern.compile("enum (\\w+) \\{([^}]*)}");

    private Settings() {}

    /** Settings of the embedded database, which are not in an interface, because they are read before Quarkus starts. */
    private static final String EMBEDDED = """
            parley.embedded-database.demo-data boolean
            parley.embedded-database.directory String
            parley.embedded-database.temporary boolean
            """;

    /** The table of all settings, in the order of their names' prefixes and of the methods. */
    static String table() throws IOException {
        Map<String, String> ofDevMode = new HashMap<>();
        String properties = Files.readString(Path.of("src/main/resources/application.properties"));
        OF_DEV_MODE.matcher(properties).results().forEach(found -> ofDevMode.put(found.group(1), found.group(2)));

        StringBuilder table = new StringBuilder("\n");
        groups().forEach((prefix, settings) -> {
            table.append("### ")
                    .append(prefix)
                    .append("\n\n| variable and property | default | unit | effect |\n|---|---|---|---|\n");
            settings.forEach(setting -> table.append(setting.row(ofDevMode.get(setting.name))));
            table.append('\n');
        });
        return table.substring(0, table.length() - 1);
    }

    /** The file with which the service checks its configuration: a line with name, type and default for each setting. */
    static String file() throws IOException {
        return groups().values().stream()
                .flatMap(List::stream)
                .map(Setting::line)
                .collect(Collectors.joining("", EMBEDDED, ""));
    }

    private static Map<String, List<Setting>> groups() throws IOException {
        Map<String, List<Setting>> groups = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Config.java"))
                    .toList()) {
                Matcher prefix = PREFIX.matcher(Files.readString(source));
                if (prefix.find()) {
                    groups.put(
                            prefix.group(1),
                            of(prefix.group(1), Files.readString(source).substring(prefix.end())));
                }
            }
        }
        return groups;
    }

    /**
     * A setting.
     *
     * @param name the property
     * @param value the default, or null for none
     * @param type simple name of the type, or the values of an enum, separated by bars
     * @param doc the Javadoc as one line
     */
    private record Setting(String name, String value, String type, String doc) {

        String line() {
            return name + " " + type + (value == null ? "" : " " + value) + "\n";
        }

        String row(String ofDevMode) {
            String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_");
            String shown = (value == null ? "–" : value) + (ofDevMode == null ? "" : " (dev: " + ofDevMode + ")");
            return "| `%s`<br>`%s` | %s | %s | %s |\n".formatted(variable, name, shown, unit(), doc);
        }

        private String unit() {
            return switch (type) {
                case "boolean" -> "true or false";
                case "int", "long" -> "number";
                case "Duration" -> "time";
                case "MemorySize" -> "size";
                case "List" -> "list, separated by commas";
                case "String" ->
                    OF_TIMES.contains(name) ? "time or off" : name.equals("parley.chat.timers-delay") ? "time" : "text";
                default -> type.replace("|", " or ");
            };
        }
    }

    private static List<Setting> of(String prefix, String source) {
        Map<String, String> groupNames = new HashMap<>();
        Deque<String> place = new ArrayDeque<>();
        List<Setting> settings = new ArrayList<>();
        Matcher member = MEMBER.matcher(source);
        while (member.find()) {
            if (member.group("group") != null) {
                place.push(groupNames.getOrDefault(member.group("group"), prefix));
            } else if (member.group("end") != null) {
                place.poll();
            } else if (member.group("name") != null) {
                String name = place.peek() + "." + dashed(member.group("name"));
                String type = member.group("type").replaceFirst("^Map<String, (\\w+)>$", "$1");
                if (source.contains("interface " + type + " {")) {
                    boolean isMap = !type.equals(member.group("type"));
                    groupNames.put(type, isMap ? name + ".<" + dashed(type).substring(1) + ">" : name);
                } else {
                    settings.add(new Setting(
                            name,
                            member.group("value"),
                            type(member.group("type"), source),
                            text(member.group("doc"))));
                }
            }
        }
        long methods = METHOD.matcher(source).results().count();
        if (methods != settings.size() + groupNames.size()) {
            throw new IllegalStateException("A setting of " + prefix + " has no Javadoc that this parser understands.");
        }
        return settings;
    }

    private static String type(String declared, String source) {
        String type = declared.replaceFirst("^Optional<(.*)>$", "$1").replaceFirst("^(?:List|Set)<.*>$", "List");
        return ENUM.matcher(source)
                .results()
                .filter(found -> found.group(1).equals(type))
                .map(found ->
                        found.group(2).replaceAll("\\s", "").replace(',', '|').toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(type);
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String text(String doc) {
        return doc.replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@\\w+ (?:[\\w.]*\\.)?(\\w+)}", "`$1`")
                .strip();
    }
}
