package dev.parley.chat.lifecycle.rules;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.session.ChatAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table in docs/lifecycle.md: the result of each actor's action in each status. */
final class LifecycleTable {

    static final int STATUSES = ChatSessionStatus.values().length;

    private static final Path FILE = Path.of("docs/lifecycle.md");
    private static final String EVERY_ACTION = "every action";
    private static final String SAME_STATUS = "=";

    /** Actors, by their names in the table. */
    enum Role {
        CUSTOMER("customer"),
        OTHER_CUSTOMER("other customer"),
        OWNER("owner"),
        OTHER_AGENT("other agent"),
        MANAGER("manager"),
        LISTENER("listener"),
        STRANGER("stranger"),
        ADMIN("admin"),
        BOT_ACTIVE("bot (active)"),
        BOT_NOT_ACTIVE("bot (not active)");

        private final String name;

        Role(String name) {
            this.name = name;
        }

        static Role named(String name) {
            return Stream.of(values())
                    .filter(role -> role.name.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No actor is called " + name));
        }
    }

    private final Map<ChatAction, Map<Role, List<Set<String>>>> rows = new EnumMap<>(ChatAction.class);

    /** Reads the table. Fails for an unknown or duplicate action or actor, and for a row with missing cells. */
    static LifecycleTable read() {
        LifecycleTable table = new LifecycleTable();
        try {
            List<List<String>> lines = Files.readAllLines(FILE).stream()
                    .filter(line -> line.startsWith("|"))
                    .map(LifecycleTable::cells)
                    .toList();
            table.checkHeading(lines.get(0));
            lines.subList(2, lines.size()).forEach(table::add);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return table;
    }

    /** The results by status: the numbers of the possible next statuses, or the code of the refusal. */
    List<Set<String>> row(ChatAction action, Role role) {
        return rows.getOrDefault(action, Map.of()).get(role);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
    }

    private void checkHeading(List<String> heading) {
        List<String> statuses = Arrays.stream(ChatSessionStatus.values())
                .map(status -> status.ordinal() + " " + status)
                .toList();
        if (!heading.subList(2, heading.size()).equals(statuses)) {
            throw new IllegalStateException("Other statuses than " + statuses + ": " + heading);
        }
    }

    private void add(List<String> line) {
        if (line.size() != 2 + STATUSES) {
            throw new IllegalStateException("Not a cell for each status: " + line);
        }
        List<Set<String>> cells = IntStream.range(0, STATUSES)
                .mapToObj(status -> outcomes(line.get(2 + status), status))
                .toList();
        for (ChatAction action : actions(line.get(0))) {
            for (String name : line.get(1).split(", ")) {
                List<Set<String>> before = rows.computeIfAbsent(action, any -> new EnumMap<>(Role.class))
                        .put(Role.named(name), cells);
                if (before != null) {
                    throw new IllegalStateException(action + " by " + name + " comes twice.");
                }
            }
        }
    }

    private static List<ChatAction> actions(String names) {
        return names.equals(EVERY_ACTION)
                ? List.of(ChatAction.values())
                : Arrays.stream(names.split(", ")).map(ChatAction::valueOf).toList();
    }

    private static Set<String> outcomes(String cell, int status) {
        Set<String> outcomes = new TreeSet<>();
        for (String outcome : cell.split(", ")) {
            if (!outcome.equals(SAME_STATUS) && !outcome.matches("[0-9]+")) {
                RefusalCode.valueOf(outcome);
            }
            outcomes.add(outcome.equals(SAME_STATUS) ? String.valueOf(status) : outcome);
        }
        return outcomes;
    }
}
