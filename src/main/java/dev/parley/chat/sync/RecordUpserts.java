package dev.parley.chat.sync;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.sync.RecordType.Link;
import dev.parley.graphql.value.InputText;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates and updates CRM records by their external ids, many in one statement. */
@ApplicationScoped
public class RecordUpserts {

    /** Number of records in one request. */
    public static final int MOST_RECORDS = 1000;

    private static final String EXTERNAL_ID = "externalId";
    private static final int ID_LENGTH = 255;

    private final PendingWrites writes;
    private final Clock clock;

    RecordUpserts(PendingWrites writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    /** The outcome for a record. */
    public enum Result {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED,
        RACED
    }

    /**
     * The result for one record.
     *
     * @param id its number; null if it was refused
     * @param refusal why it, or its link to a record of the same request, was refused; else null
     */
    public record Upserted(
            String externalId,
            @Nullable Long id,
            Result result,
            @Nullable RefusalException refusal) {}

    /** The results of a request, in the order of its records. */
    public record Upserts(Outcome outcome, List<Upserted> results) {}

    /**
     * Creates and updates records. One that cannot be stored does not prevent the others.
     *
     * @param path the input field with the records
     * @param items the given fields of each record
     * @throws RefusalException VALIDATION for more than {@link #MOST_RECORDS}
     */
    @Transactional
    public Upserts upsert(RecordType type, String path, List<Map<String, Object>> items) {
        if (items.size() > MOST_RECORDS) {
            throw new RefusalException(RefusalCode.VALIDATION, path);
        }
        List<Upserted> results = new ArrayList<>();
        Map<Integer, Map<String, @Nullable Object>> valid = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (int place = 0; place < items.size(); place++) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            RefusalException refusal = refusal(type, items.get(place), item, seen, path + "." + place + ".");
            results.add(new Upserted(idOf(item), null, Result.REFUSED, refusal));
            if (refusal == null) {
                valid.put(place, item);
            }
        }
        store(type, path, valid, results);
        boolean changed =
                results.stream().anyMatch(each -> each.result() == Result.CREATED || each.result() == Result.UPDATED);
        return new Upserts(changed ? Outcome.changed(List.of()) : Outcome.unchanged(), results);
    }

    private static String idOf(Map<String, @Nullable Object> item) {
        return item.get(EXTERNAL_ID) instanceof String id ? id : "";
    }

    /** Copies the fields of a record to an item, as JSON stores them. Returns why the record is refused, or null. */
    private static @Nullable RefusalException refusal(
            RecordType type,
            Map<String, Object> given,
            Map<String, @Nullable Object> item,
            Set<String> seen,
            String path) {
        String id = InputText.optional((String) given.get(EXTERNAL_ID));
        if (id == null) {
            return new RefusalException(RefusalCode.FIELD_REQUIRED, path + EXTERNAL_ID);
        }
        item.put(EXTERNAL_ID, id);
        if (InputText.length(id) > ID_LENGTH) {
            return new RefusalException(RefusalCode.FIELD_TOO_LONG, path + EXTERNAL_ID);
        }
        if (!seen.add(id)) {
            return new RefusalException(RefusalCode.VALIDATION, path + EXTERNAL_ID);
        }
        for (RecordField field : type.fields()) {
            if (given.containsKey(field.name())) {
                Object value = field.stored(given.get(field.name()));
                RefusalCode refusal = field.refusal(value);
                if (refusal != null) {
                    return new RefusalException(refusal, path + field.name());
                }
                item.put(field.name(), value);
            }
        }
        for (Link link : type.links()) {
            if (given.containsKey(link.name())) {
                String target = InputText.optional((String) given.get(link.name()));
                if (type.linksToItself(link) && id.equals(target)) {
                    return new RefusalException(RefusalCode.VALIDATION, path + link.name());
                }
                item.put(link.name(), target);
            }
        }
        return null;
    }

    /** Stores all records, and then the links between them, which exist only now. */
    private void store(
            RecordType type, String path, Map<Integer, Map<String, @Nullable Object>> items, List<Upserted> results) {
        Map<Integer, Map<String, @Nullable Object>> later = new LinkedHashMap<>();
        Set<String> ids = items.values().stream().map(RecordUpserts::idOf).collect(Collectors.toSet());
        type.links().stream()
                .filter(type::linksToItself)
                .forEach(link -> items.forEach((place, item) -> {
                    if (item.get(link.name()) instanceof String target && ids.contains(target)) {
                        later.computeIfAbsent(place, any -> new LinkedHashMap<>(Map.of(EXTERNAL_ID, idOf(item))))
                                .put(link.name(), item.remove(link.name()));
                    }
                }));
        run(type, path, items, results);
        later.keySet().removeIf(place -> results.get(place).result() == Result.REFUSED);
        List<Upserted> linked = new ArrayList<>(results);
        run(type, path, later, linked);
        later.keySet().forEach(place -> results.set(place, merged(results.get(place), linked.get(place))));
    }

    private static Upserted merged(Upserted stored, Upserted linked) {
        Result result = stored.result() == Result.UNCHANGED && linked.result() == Result.UPDATED
                ? Result.UPDATED
                : stored.result();
        return new Upserted(stored.externalId(), stored.id(), result, linked.refusal());
    }

    private void run(
            RecordType type, String path, Map<Integer, Map<String, @Nullable Object>> items, List<Upserted> results) {
        Map<Integer, Map<String, @Nullable Object>> open = new LinkedHashMap<>(items);
        while (!open.isEmpty()) {
            List<Integer> places = List.copyOf(open.keySet());
            for (String answer : rows(type, open.values())) {
                JsonArray row = JsonProviderHolder.jsonProvider()
                        .createReader(new StringReader(answer))
                        .readArray();
                int place = places.get(row.getInt(0));
                Upserted result = upserted(results.get(place).externalId(), row, path + "." + place + ".");
                results.set(place, result);
                if (result.result() != Result.RACED) {
                    open.remove(place);
                }
            }
        }
    }

    private List<String> rows(RecordType type, Collection<Map<String, @Nullable Object>> items) {
        String json = JsonProviderHolder.jsonProvider()
                .createArrayBuilder(items)
                .build()
                .toString();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        EntityRows rows = new EntityRows(writes.pipeline());
        List<String> answers = rows.values(String.class, type.sql(), json, now, now);
        rows.run();
        return answers;
    }

    private static Upserted upserted(String externalId, JsonArray row, String path) {
        Result result = Result.valueOf(row.getString(2));
        if (row.isNull(3)) {
            return new Upserted(
                    externalId, row.isNull(1) ? null : row.getJsonNumber(1).longValue(), result, null);
        }
        String[] problem = row.getString(3).split(" ");
        return new Upserted(
                externalId, null, result, new RefusalException(RefusalCode.valueOf(problem[0]), path + problem[1]));
    }
}
