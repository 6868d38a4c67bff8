package dev.parley.graphql.read;

import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.Part.Key;
import dev.parley.graphql.read.Plan.ConnectionPart;
import dev.parley.graphql.read.Plan.ObjectPart;
import dev.parley.graphql.read.Plan.PagePart;
import dev.parley.graphql.read.PlanRows.PageOfRows;
import dev.parley.graphql.read.PlanRows.Row;
import dev.parley.graphql.value.JsonBytes;
import dev.parley.graphql.value.Lookup;
import dev.parley.graphql.value.Rendered;
import dev.parley.graphql.value.Rendered.Failure;
import dev.parley.security.Actor;
import graphql.GraphQLContext;
import graphql.Scalars;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a plan as JSON. Methods that write a value return whether they succeeded. If a required value is
 * missing, the nearest nullable object around it is replaced by null, as GraphQL requires.
 */
final class PlanWriter {

    private final Actor caller;
    private final SubFields request;
    private final @Nullable PlanRows found;
    private final JsonBytes out = new JsonBytes(1024);
    private final Deque<Object> path = new ArrayDeque<>();
    private List<Failure> failures = new ArrayList<>();
    private final Map<ValuePart.ObjectField, Supplier<Map<Long, Rendered>>> prepared = new IdentityHashMap<>();
    private final Map<ComputedPart, Map<String, Object>> arguments = new IdentityHashMap<>();
    private final Map<Block.Entity, NodeEntity> entities = new IdentityHashMap<>();
    private @Nullable Row current;

    /**
     * Creates a writer.
     *
     * @param found rows that were read, or null to write a loaded entity
     */
    PlanWriter(Actor caller, SubFields request, @Nullable PlanRows found) {
        this.caller = caller;
        this.request = request;
        this.found = found;
    }

    /** Loads the entities below computed fields, for all rows together. */
    PlanWriter load(Block block) {
        block.computed().stream()
                .filter(part -> part.value().leadsToEntities())
                .forEach(part -> part.value()
                        .prepare(
                                this,
                                found().onPages(block).stream()
                                        .filter(row ->
                                                row.values()[part.entity().idSlot()] != null)
                                        .map(row -> compute(part, row))
                                        .toList()));
        block.lists().forEach(list -> load(list.rows()));
        return this;
    }

    private PlanRows found() {
        if (found == null) {
            throw new IllegalStateException("A loaded entity has no lists");
        }
        return found;
    }

    /** Renders one row as a separate part of the response. */
    Rendered one(ObjectPart part, Row row) {
        int start = out.length();
        boolean written = object(part, row);
        List<Failure> ofRow = failures;
        failures = new ArrayList<>();
        byte[] json = written ? Arrays.copyOfRange(out.array(), start, out.length()) : null;
        out.cut(start);
        return new Rendered(json, json == null ? 0 : json.length, ofRow);
    }

    /** Renders an object that is not an entity. */
    Rendered object(ValuePart part, Object value) {
        part.prepare(this, List.of(value));
        boolean written = part.write(this, value);
        return new Rendered(written ? out.array() : null, out.length(), failures);
    }

    /** Renders a page. */
    Rendered page(ConnectionPart part, PageOfRows page) {
        boolean written = connection(part, page);
        return new Rendered(written ? out.array() : null, out.length(), failures);
    }

    private boolean object(ObjectPart part, Row row) {
        return parts(part.parts(), row);
    }

    private boolean parts(List<Part> parts, Row row) {
        out.raw('{');
        for (int i = 0; i < parts.size(); i++) {
            Part field = parts.get(i);
            if (i > 0) {
                out.raw(',');
            }
            out.raw(field.key().json());
            if (!field.write(this, row)) {
                return false;
            }
        }
        out.raw('}');
        return true;
    }

    /** Writes the fields of an object. */
    <T> boolean fields(List<T> fields, Function<T, Key> key, Predicate<T> write) {
        out.raw('{');
        for (int i = 0; i < fields.size(); i++) {
            T field = fields.get(i);
            if (i > 0) {
                out.raw(',');
            }
            out.raw(key.apply(field).json());
            if (!write.test(field)) {
                return false;
            }
        }
        out.raw('}');
        return true;
    }

    boolean raw(byte[] json) {
        out.raw(json);
        return true;
    }

    boolean json(@Nullable Object value) {
        out.value(value);
        return true;
    }

    boolean leaf(Part.Leaf leaf, @Nullable Object value) {
        if (value == null) {
            return missing(leaf.key());
        }
        int start = out.length();
        try {
            leaf.json().write(out, value);
            return true;
        } catch (RuntimeException failed) {
            out.cut(start);
            return failed(leaf.key(), failed);
        }
    }

    boolean nested(Part.Nested object, Row row) {
        if (object.presence() != null && row.values()[object.presenceSlot()] == null) {
            return missing(object.key());
        }
        return orNull(object.key(), () -> parts(object.parts(), row));
    }

    boolean linked(Part.Linked link, Row row) {
        if (row.values()[link.object().idSlot()] == null) {
            return missing(link.key());
        }
        return orNull(link.key(), () -> object(link.object(), row));
    }

    boolean list(ListPart list, Row row) {
        Long owner = (Long) row.values()[list.ownerSlot()];
        return orNull(list.key(), () -> connection(list.connection(), found().page(list.rows(), owner)));
    }

    boolean computed(ComputedPart part, Row row) {
        return value(part.key(), part.value(), () -> compute(part, row));
    }

    private @Nullable Object compute(ComputedPart part, Row row) {
        ComputedField.Given given = new ComputedField.Given(caller, arguments(part), part.factsOf(row));
        return part.computed().of(entity(part.entity(), row), given);
    }

    /** Creates the entity of a row. It is reused by all fields of the row that are written in sequence. */
    private NodeEntity entity(Block.Entity wanted, Row row) {
        if (row != current) {
            current = row;
            entities.clear();
        }
        return entities.computeIfAbsent(wanted, row::entity);
    }

    private Map<String, Object> arguments(ComputedPart part) {
        return arguments.computeIfAbsent(part, p -> request.at(part.field()).arguments(part.definition()));
    }

    /** Writes a computed value. */
    boolean value(Key key, ValuePart part, Supplier<Object> compute) {
        int start = out.length();
        try {
            Object value = compute.get();
            return value == null ? missing(key) : orNull(key, () -> part.write(this, value));
        } catch (RuntimeException failed) {
            out.cut(start);
            return failed(key, failed);
        }
    }

    boolean items(Collection<?> values, ValuePart item, boolean nonNull) {
        out.raw('[');
        int index = 0;
        for (Object value : values) {
            if (index > 0) {
                out.raw(',');
            }
            path.addLast(index++);
            boolean written = value != null && item.write(this, value);
            path.removeLast();
            if (!written) {
                if (nonNull) {
                    return false;
                }
                out.raw(JsonBytes.NULL);
            }
        }
        out.raw(']');
        return true;
    }

    private boolean missing(Key key) {
        if (key.nonNull()) {
            return failed(key, new IllegalStateException(key.name() + " is missing"));
        }
        out.raw(JsonBytes.NULL);
        return true;
    }

    /** Writes null and records the failure. Returns whether null is allowed. */
    boolean failed(Key key, Throwable cause) {
        path.addLast(key.name());
        failures.add(new Failure(List.copyOf(path), key.locations(), cause));
        path.removeLast();
        out.raw(JsonBytes.NULL);
        return !key.nonNull();
    }

    private boolean orNull(Key key, Supplier<Boolean> write) {
        int start = out.length();
        path.addLast(key.name());
        boolean written = write.get();
        path.removeLast();
        if (!written) {
            out.cut(start);
            out.raw(JsonBytes.NULL);
        }
        return written || !key.nonNull();
    }

    private boolean connection(ConnectionPart part, PageOfRows page) {
        return fields(part.parts(), PagePart::key, field -> pagePart(field, page));
    }

    private boolean edgePart(PagePart part, PageOfRows page, Row row) {
        return switch (part.kind()) {
            case NODE -> orNull(part.key(), () -> object(Objects.requireNonNull(part.object()), row));
            case CURSOR -> json(page.cursor(row));
            default -> pagePart(part, page);
        };
    }

    private boolean pagePart(PagePart part, PageOfRows page) {
        switch (part.kind()) {
            case TYPENAME -> out.raw(Objects.requireNonNull(part.constant()));
            case NODES -> {
                return rows(part, page, each -> object(Objects.requireNonNull(part.object()), each));
            }
            case EDGES -> {
                return rows(
                        part, page, each -> fields(part.parts(), PagePart::key, field -> edgePart(field, page, each)));
            }
            case NODE, CURSOR -> throw new IllegalStateException(part.kind() + " is a field of an edge");
            case PAGE_INFO -> {
                return fields(part.parts(), PagePart::key, field -> pagePart(field, page));
            }
            case TOTAL_COUNT -> {
                return value(part.key(), PlanWriter::count, page::total);
            }
            case HAS_NEXT_PAGE -> out.value(page.hasNext());
            case HAS_PREVIOUS_PAGE -> out.value(page.hasPrevious());
            case START_CURSOR -> out.value(page.startCursor());
            case END_CURSOR -> out.value(page.endCursor());
        }
        return true;
    }

    private static boolean count(PlanWriter out, Object count) {
        return out.json(Scalars.GraphQLInt.getCoercing().serialize(count, GraphQLContext.getDefault(), Locale.ENGLISH));
    }

    private boolean rows(PagePart part, PageOfRows page, Predicate<Row> write) {
        out.raw('[');
        path.addLast(part.key().name());
        for (int i = 0; i < page.rows().size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            path.addLast(i);
            boolean written = write.test(page.rows().get(i));
            path.removeLast();
            if (!written) {
                path.removeLast();
                return false;
            }
        }
        path.removeLast();
        out.raw(']');
        return true;
    }

    /**
     * Loads the entities that a field of several objects returns. If the caller may not read them, the error is
     * reported at each field.
     */
    void prepare(ValuePart.ObjectField field, EagerSelection.Entities entities, List<?> objects) {
        List<Long> numbers = objects.stream()
                .map(entities.number())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        prepared.put(
                field,
                EagerSelection.orForbidden(() ->
                        numbers.isEmpty() ? Map.of() : entities.fetcher().apply(numbers, request.at(field.field()))));
    }

    /** Writes one of the entities that {@link #prepare} loaded. */
    boolean prepared(ValuePart.ObjectField field, @Nullable Long number) {
        try {
            Rendered rendered = number == null
                    ? null
                    : Lookup.required(prepared, field).get().get(number);
            if (rendered == null) {
                return missing(field.key());
            }
            path.addLast(field.key().name());
            rendered.failures().forEach(failure -> failures.add(failure.below(path)));
            path.removeLast();
            if (rendered.json() == null) {
                out.raw(JsonBytes.NULL);
                return !field.key().nonNull();
            }
            out.value(rendered);
            return true;
        } catch (RequestException refused) {
            return failed(field.key(), refused);
        }
    }
}
