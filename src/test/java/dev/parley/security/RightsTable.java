package dev.parley.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table in docs/rights.md: the result of each operation and each field for each role. */
final class RightsTable {

    private static final Path FILE = Path.of("docs/rights.md");
    private static final String HEADING = "| what |";
    private static final String ALL_OTHERS = ".*";

    /** Roles of callers, in the order of the columns. */
    enum Role {
        OTHER_CUSTOMER,
        ENDED_CUSTOMER,
        NOBODY,
        GUESSED_KEY,
        AGENT_OF_ANOTHER_TOPIC,
        LISTENER,
        AGENT,
        MANAGER,
        ADMIN,
        BOT;

        /** Heading of the role's column. */
        String heading() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final SortedMap<String, Map<Role, String>> rows = new TreeMap<>();

    /** Reads the table. Fails if a row does not have one cell per role. */
    static RightsTable read() {
        RightsTable table = new RightsTable();
        List<String> lines = lines();
        int heading = heading(lines);
        if (!lines.get(heading).equals(line("what", Role::heading))) {
            throw new IllegalStateException("The columns are not " + line("what", Role::heading));
        }
        lines.subList(heading + 2, lines.size()).forEach(table::add);
        return table;
    }

    /** Replaces the table in the file and keeps the text before it. */
    static void write(Map<String, Map<Role, String>> rows) {
        List<String> lines = lines();
        Stream<String> before = lines.subList(0, heading(lines) + 2).stream();
        Stream<String> after = new TreeMap<>(rows)
                .entrySet().stream()
                        .map(row -> line(row.getKey(), role -> row.getValue().get(role)));
        try {
            Files.write(FILE, Stream.concat(before, after).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The row of an operation, or null. */
    Map<Role, String> ofOperation(String operation) {
        return rows.get(operation);
    }

    /** The row of a field, or null. Fields with plain values may share the row of all other fields of their type. */
    Map<Role, String> ofField(String type, String field, boolean plain) {
        Map<Role, String> own = rows.get(type + "." + field);
        return own == null && plain ? rows.get(type + ALL_OTHERS) : own;
    }

    /** The names of all rows. */
    List<String> names() {
        return List.copyOf(rows.keySet());
    }

    /** Replaces the most frequent row among the plain values of a type by one row for all other fields. */
    static Map<String, Map<Role, String>> compact(
            String type, Map<String, Map<Role, String>> plain, Map<String, Map<Role, String>> others) {
        Map<String, Map<Role, String>> compact = new TreeMap<>();
        others.forEach((field, row) -> compact.put(type + "." + field, row));
        Map<Role, String> most =
                plain.values().stream()
                        .collect(Collectors.groupingBy(row -> row, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
        compact.put(type + ALL_OTHERS, most);
        plain.forEach((field, row) -> {
            if (!row.equals(most)) {
                compact.put(type + "." + field, row);
            }
        });
        return compact;
    }

    private void add(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
        if (cells.size() != 1 + Role.values().length) {
            throw new IllegalStateException("The row does not have one cell per role: " + line);
        }
        Map<Role, String> row = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            row.put(role, cells.get(1 + role.ordinal()));
        }
        if (rows.put(cells.get(0), row) != null) {
            throw new IllegalStateException("Duplicate row: " + line);
        }
    }

    private static String line(String name, Function<Role, String> cell) {
        return Stream.concat(Stream.of(name), Stream.of(Role.values()).map(cell))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static int heading(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(HEADING)) {
                return i;
            }
        }
        throw new IllegalStateException(FILE + " has no table.");
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
