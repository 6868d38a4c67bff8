package dev.parley.chat.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The figures of sessions, calculated independently of the database. */
final class ExpectedFigures {

    private ExpectedFigures() {}

    /** Returns the figures of sessions in the form of the response. */
    static Map<String, Object> of(List<RandomSession> all) {
        Map<String, Object> figures = new LinkedHashMap<>();
        List<Long> waits = durations(all, RandomSession::waitSeconds);
        List<Long> abandonments = durations(all, RandomSession::abandonmentSeconds);
        long quick = waits.stream().filter(wait -> wait <= 20).count();
        long quit = abandonments.stream().filter(wait -> wait <= 20).count();
        long counted = waits.size() + abandonments.size() - quit;
        figures.put("requested", all.size());
        figures.put("enteredQueue", count(all, RandomSession::queued));
        figures.put("accepted", waits.size());
        figures.put("missed", abandonments.size());
        figures.put("abandonedWithinThreshold", (int) quit);
        figures.put("abandonedAfterThreshold", abandonments.size() - (int) quit);
        figures.put("serviceLevel", counted == 0 ? null : rounded((double) quick / counted));
        figures.put("wait", statistics(waits));
        figures.put("abandonment", statistics(abandonments));
        figures.put("conversation", statistics(durations(all, RandomSession::conversationSeconds)));
        figures.put("firstResponse", statistics(durations(all, RandomSession::firstResponseSeconds)));
        figures.put(
                "response",
                statistics(all.stream()
                        .flatMap(session -> session.responses().stream())
                        .sorted()
                        .toList()));
        figures.put("bots", withoutBots());
        figures.put("botFirstResponse", statistics(List.of()));
        figures.put("messages", messages(all));
        figures.put("transfers", transfers(all));
        figures.put("offers", transfers(all));
        figures.put("reopened", 0);
        figures.put("ratings", ratings(all));
        return figures;
    }

    /** Random sessions have no bot. */
    private static Map<String, Object> withoutBots() {
        Map<String, Object> figures = new HashMap<>(Map.of("sessions", 0, "contained", 0, "handedOff", 0));
        figures.put("containmentRate", null);
        return figures;
    }

    private static int count(List<RandomSession> all, Function<RandomSession, Object> value) {
        return (int) all.stream().map(value).filter(Objects::nonNull).count();
    }

    private static List<Long> durations(List<RandomSession> all, Function<RandomSession, Long> duration) {
        return all.stream().map(duration).filter(Objects::nonNull).sorted().toList();
    }

    private static Map<String, Object> statistics(List<Long> sorted) {
        Map<String, Object> figures = new HashMap<>();
        figures.put("count", sorted.size());
        figures.put(
                "averageSeconds",
                sorted.isEmpty()
                        ? null
                        : rounded(sorted.stream()
                                .mapToLong(Long::longValue)
                                .average()
                                .orElseThrow()));
        figures.put("p50Seconds", percentile(sorted, 50));
        figures.put("p90Seconds", percentile(sorted, 90));
        figures.put("p95Seconds", percentile(sorted, 95));
        figures.put("maxSeconds", percentile(sorted, 100));
        return figures;
    }

    private static Integer percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty()
                ? null
                : sorted.get((percent * sorted.size() + 99) / 100 - 1).intValue();
    }

    private static Map<String, Object> messages(List<RandomSession> all) {
        int customer = (int) all.stream()
                .flatMap(session -> session.posts().stream())
                .filter(RandomSession.Post::byCustomer)
                .count();
        int posts = all.stream().mapToInt(session -> session.posts().size()).sum();
        return Map.of("customer", customer, "agent", posts - customer, "bot", 0);
    }

    private static Map<String, Object> transfers(List<RandomSession> all) {
        Map<String, Object> figures = new HashMap<>(Map.of("requested", states(all, 0, 4)));
        List<String> names = List.of("pending", "accepted", "rejected", "cancelled", "expired");
        names.forEach(name -> figures.put(name, states(all, names.indexOf(name), names.indexOf(name))));
        return figures;
    }

    private static int states(List<RandomSession> all, int from, int to) {
        return (int) all.stream()
                .filter(session -> session.transferState() >= from && session.transferState() <= to)
                .count();
    }

    private static Map<String, Object> ratings(List<RandomSession> all) {
        List<Integer> rated =
                all.stream().map(RandomSession::rating).filter(Objects::nonNull).toList();
        int ended = count(all, RandomSession::started);
        Map<String, Object> figures = new HashMap<>();
        figures.put("count", rated.size());
        figures.put(
                "average",
                rated.isEmpty()
                        ? null
                        : rounded(rated.stream()
                                .mapToInt(Integer::intValue)
                                .average()
                                .orElseThrow()));
        List<Integer> distribution = new ArrayList<>();
        for (int stars = 1; stars <= 5; stars++) {
            int each = stars;
            distribution.add(
                    (int) rated.stream().filter(rating -> rating == each).count());
        }
        figures.put("distribution", distribution);
        figures.put("responseRate", ended == 0 ? null : rounded((double) rated.size() / ended));
        return figures;
    }

    /** JSON numbers are read as floats by the test's JSON library. */
    private static Object rounded(double value) {
        return (float) value;
    }
}
