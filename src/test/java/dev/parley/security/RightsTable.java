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

/** docs/rights.md: what becomes of each operation and each field, for everybody. */
final class RightsTable {

    private static final Path FILE = Path.of("docs/rights.md");
    private static final String HEADING = "| what |";
    private static final String ALL_OTHERS = ".*";

    /** Who asks, in the order of the columns. */
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

        /** Its column. */
        String heading() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final SortedMap<String, Map<Role, String>> rows = new TreeMap<>();

    /** Reads it. A row without a cell for everybody is an error. */
    static RightsTable read() {
        RightsTable table = new RightsTable();
        List<String> lines = lines();
        int heading = heading(lines);
        if (!lines.get(heading).equals(line("what", Role::heading))) {
            throw new IllegalStateException("Other columns than " + line("what", Role::heading));
        }
        lines.subList(heading + 2, lines.size()).forEach(table::add);
        return table;
    }

    /** Writes it anew, behind the same words. */
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

    /** What the table says of an operation; null when it has no row. */
    Map<Role, String> ofOperation(String operation) {
        return rows.get(operation);
    }

    /**
     * What the table says of a field: its own row, or that of all others of its type, which only plain values may share; null when
     * it has none.
     */
    Map<Role, String> ofField(String type, String field, boolean plain) {
        Map<Role, String> own = rows.get(type + "." + field);
        return own == null && plain ? rows.get(type + ALL_OTHERS) : own;
    }

    /** The names of all rows. */
    List<String> names() {
        return List.copyOf(rows.keySet());
    }

    /** The row that most plain values of a type share stands for all of them. */
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
            throw new IllegalStateException("Not a cell for everybody: " + line);
        }
        Map<Role, String> row = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            row.put(role, cells.get(1 + role.ordinal()));
        }
        if (rows.put(cells.get(0), row) != null) {
            throw new IllegalStateException("Comes twice: " + line);
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
