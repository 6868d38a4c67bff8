package dev.parley.graphql.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.graphql.clause.Joins;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.model.Attribute;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.FieldPath;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.Part.Key;
import dev.parley.graphql.read.Plan.ConnectionPart;
import dev.parley.graphql.read.Plan.ObjectPart;
import dev.parley.graphql.read.Plan.PagePart;
import dev.parley.graphql.value.JsonLeaf;
import dev.parley.graphql.value.SqlType;
import dev.parley.security.PersonalData;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import jakarta.json.JsonArray;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles the plan of a field for one kind of caller. */
final class PlanCompiler {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(\\w+)");

    private final SchemaModel model;
    private final Visibility visibility;
    private final boolean recordsReads;
    private int blocks;

    /** @param recordsReads whether reads of personal data by the caller are recorded */
    PlanCompiler(SchemaModel model, Visibility visibility, boolean recordsReads) {
        this.model = model;
        this.visibility = visibility;
        this.recordsReads = recordsReads;
    }

    /** Compiles the plan of a field that returns objects of a type. */
    Plan ofObject(EntityType type, SubFields field) {
        visibility.require(type);
        Block rows = new Block(type, blocks++);
        rows.want();
        ObjectPart object = object(type, rows, rows.joins(), List.of(), null, field);
        return new Plan(rows, object, null, blocks);
    }

    /** Compiles the plan of a field that returns a connection. */
    Plan ofConnection(EntityType type, SubFields field) {
        Block rows = new Block(type, blocks++);
        ConnectionPart connection = connection(rows, field);
        return new Plan(rows, null, connection, blocks);
    }

    /**
     * Compiles an object.
     *
     * @param way links from the row to the object
     * @param from object that has the last of these links, or null for the row itself
     */
    private ObjectPart object(
            EntityType type, Block rows, Joins joins, List<Link> way, @Nullable OneObject from, SubFields field) {
        int idSlot = rows.slot(joins.alias() + "." + type.id().sql(), SqlType.BIGINT);
        return new OneObject(type, rows, joins, way, from, idSlot, "", field.type(type.name())).of(field);
    }

    private static byte[] quoted(String name) {
        return ("\"" + name + "\"").getBytes(UTF_8);
    }

    /** Compiles the fields of one object, or of one of its groups. */
    private final class OneObject {

        private final EntityType type;
        private final Block rows;
        private final Joins joins;
        private final List<Link> way;
        private final @Nullable OneObject from;
        private final int idSlot;
        private final String group;
        private final GraphQLObjectType schemaType;

        OneObject(
                EntityType type,
                Block rows,
                Joins joins,
                List<Link> way,
                @Nullable OneObject from,
                int idSlot,
                String group,
                GraphQLObjectType schemaType) {
            this.type = type;
            this.rows = rows;
            this.joins = joins;
            this.way = way;
            this.from = from;
            this.idSlot = idSlot;
            this.group = group;
            this.schemaType = schemaType;
        }

        ObjectPart of(SubFields field) {
            List<Part> parts = new ArrayList<>();
            field.of(schemaType).forEach((name, selected) -> parts.add(part(name, field.at(selected))));
            return new ObjectPart(type, idSlot, List.copyOf(parts));
        }

        private Part part(String resultKey, SubFields field) {
            String name = field.field().getName();
            if (name.equals("__typename")) {
                return new Part.Constant(Key.of(resultKey, field.field(), true), quoted(schemaType.getName()));
            }
            GraphQLFieldDefinition definition = schemaType.getFieldDefinition(name);
            Key key = Key.of(resultKey, field.field(), GraphQLTypeUtil.isNonNull(definition.getType()));
            String path = FieldPath.of(group, name);
            if (path.equals("id")) {
                return new Part.Leaf(key, idSlot, type.id(), JsonLeaf.ids(type.name()));
            } else if (model.replacesColumn(type, path)) {
                return computed(key, path, definition, field);
            } else if (type.columns().containsKey(path)) {
                return column(key, type.columns().get(path));
            } else if (type.fieldGroups().containsKey(path)) {
                return group(key, type.fieldGroups().get(path), field);
            } else if (type.linksByPath().containsKey(path)) {
                return link(key, type.linksByPath().get(path), field);
            } else if (type.lists().containsKey(path)) {
                return list(key, type.lists().get(path), definition, field);
            }
            return computed(key, path, definition, field);
        }

        /** The fields of a group are values of the same row. */
        private Part group(Key key, FieldGroup fields, SubFields field) {
            if (!visibility.mayRead(fields)) {
                return refused(key);
            }
            OneObject inside =
                    new OneObject(type, rows, joins, way, from, idSlot, fields.path(), field.type(fields.type()));
            List<Part> parts = inside.of(field).parts();
            Column presence = type.presence(fields);
            int presenceSlot = presence == null
                    ? -1
                    : rows.slot(visibility.value(type, presence, joins.alias()), presence.sqlType());
            return new Part.Nested(key, presence, presenceSlot, parts);
        }

        private Part column(Key key, Column column) {
            if (!visibility.mayRead(column)) {
                return refused(key);
            }
            notePersonal(type, joins, column.field());
            String value = visibility.value(type, column, joins.alias());
            String rule = rule(column);
            int slot = rows.slot(
                    rule == null ? value : "case when " + rows.rule(rule) + " then " + value + " end",
                    column.sqlType());
            return new Part.Leaf(key, slot, column, JsonLeaf.of(column.type()));
        }

        private void notePersonal(EntityType ofType, Joins ofJoins, @Nullable Field field) {
            if (recordsReads && field != null && field.isAnnotationPresent(PersonalData.class)) {
                rows.personal().add(personal(rows, ofType, ofJoins, field));
            }
        }

        private @Nullable String rule(Column column) {
            if (from == null) {
                return visibility.rule(type, column, joins.alias());
            }
            Link last = way.get(way.size() - 1);
            return visibility.rule(type, column, joins.alias(), from.type, last, from.joins.alias());
        }

        private Part link(Key key, Link link, SubFields field) {
            if (!visibility.mayRead(link)) {
                return refused(key);
            }
            List<Link> further = new ArrayList<>(way);
            further.add(link);
            EntityType target = model.entities().of(link.target());
            return new Part.Linked(key, link, object(target, rows, joins.join(link), further, this, field));
        }

        private Part list(Key key, ReverseList list, GraphQLFieldDefinition definition, SubFields field) {
            if (!visibility.mayRead(list)) {
                return refused(key);
            }
            String rule = visibility.isDecidedByOwner(list) ? visibility.ruleOfOwner(list, joins.alias()) : null;
            int ruleSlot = rule == null ? -1 : rows.slot(rows.rule(rule), SqlType.BOOLEAN);
            Block elements = new Block(list.element(), blocks++);
            ListPart part = new ListPart(
                    key,
                    rows,
                    idSlot,
                    ruleSlot,
                    way.isEmpty(),
                    way,
                    list,
                    definition,
                    field.field(),
                    elements,
                    connection(elements, field));
            rows.lists().add(part);
            return part;
        }

        private Part computed(Key key, String name, GraphQLFieldDefinition definition, SubFields field) {
            ComputedField<?> computed = model.computedField(type, name);
            if (!visibility.mayRead(computed)) {
                return refused(key);
            }
            if (recordsReads && computed.isPersonal()) {
                rows.personal().add(new Block.Personal(type.name(), idSlot, type.name() + "." + name));
            }
            Block.Entity entity = rows.entity(type, joins.alias(), idSlot);
            computed.needs().forEach(need -> need(entity, type, joins, need));
            String prefix = "b" + rows.number() + "f" + rows.computed().size();
            ComputedPart part = new ComputedPart(
                    key,
                    entity,
                    definition,
                    field.field(),
                    ValuePart.of(definition.getType(), field),
                    computed,
                    facts(computed, prefix),
                    prefix);
            rows.computed().add(part);
            return part;
        }

        /** Adds an attribute of the entity or of a linked entity. A foreign key is read without a join. */
        private void need(Block.Entity entity, EntityType ofType, Joins ofJoins, String path) {
            int dot = path.indexOf('.');
            if (dot < 0) {
                Attribute attribute = ofType.attribute(path);
                notePersonal(ofType, ofJoins, attribute.field());
                entity.attributes()
                        .computeIfAbsent(attribute, a -> rows.slot(attribute.of(ofJoins.alias()), attribute.sqlType()));
                return;
            }
            Link link = ofType.link(path.substring(0, dot));
            EntityType target = model.entities().of(link.target());
            Block.Entity linked = entity.links()
                    .computeIfAbsent(
                            link,
                            l -> new Block.Entity(
                                    target,
                                    rows.slot(ofJoins.alias() + "." + link.sql(), SqlType.BIGINT),
                                    new LinkedHashMap<>(),
                                    new LinkedHashMap<>()));
            String rest = path.substring(dot + 1);
            if (!rest.equals("id")) {
                need(linked, target, ofJoins.join(link), rest);
            }
        }

        private Map<ComputedField.Fact, Integer> facts(ComputedField<?> computed, String prefix) {
            Map<ComputedField.Fact, Integer> slots = new LinkedHashMap<>();
            for (ComputedField.Fact fact : computed.facts()) {
                String value = visibility.value(type, fact, joins.alias());
                if (value != null) {
                    String bound = PARAMETER
                            .matcher(value)
                            .replaceAll(name ->
                                    name.group(1).equals("login") ? ":login_" : ":" + prefix + name.group(1) + "_");
                    boolean json = fact.type() == JsonArray.class;
                    slots.put(
                            fact,
                            rows.slot(json ? bound + "::text" : bound, json ? SqlType.TEXT : SqlType.of(fact.type())));
                }
            }
            return slots;
        }

        private Part refused(Key key) {
            try {
                AgentCaller.require(visibility.actor());
            } catch (RequestException refusal) {
                return new Part.Refused(key, refusal);
            }
            throw new IllegalStateException(key.name() + " is hidden from an agent");
        }
    }

    private Block.Personal personal(Block rows, EntityType type, Joins joins, Field field) {
        String of = field.getAnnotation(PersonalData.class).of();
        Link link = of.isEmpty() ? null : type.link(of);
        EntityType recorded = link == null ? type : model.entities().of(link.target());
        String id = link == null ? type.id().sql() : link.sql();
        String name = type.columns().values().stream()
                .filter(column -> field.equals(column.field()))
                .map(Column::name)
                .findFirst()
                .orElse(field.getName());
        return new Block.Personal(
                recorded.name(), rows.slot(joins.alias() + "." + id, SqlType.BIGINT), type.name() + "." + name);
    }

    /** Notes the columns with personal data by which the rows can be sorted, because their cursors have the values. */
    private void notePersonalSorts(Block rows) {
        rows.type()
                .sortFields()
                .filter(Column::isPersonal)
                .forEach(column ->
                        rows.personalSorts().put(column, personal(rows, rows.type(), rows.joins(), column.member())));
    }

    private ConnectionPart connection(Block rows, SubFields field) {
        visibility.require(rows.type());
        String name = rows.type().name() + "Connection";
        List<PagePart> parts = pageParts(rows, name, field);
        boolean counted = parts.stream().anyMatch(part -> part.kind() == PagePart.Kind.TOTAL_COUNT);
        boolean cursors = parts.stream()
                .flatMap(part -> part.parts().stream())
                .map(PagePart::kind)
                .anyMatch(kind -> kind == PagePart.Kind.CURSOR
                        || kind == PagePart.Kind.START_CURSOR
                        || kind == PagePart.Kind.END_CURSOR);
        if (recordsReads && cursors) {
            notePersonalSorts(rows);
        }
        return new ConnectionPart(parts, counted, cursors);
    }

    private List<PagePart> pageParts(Block rows, String typeName, SubFields field) {
        GraphQLObjectType type = field.type(typeName);
        List<PagePart> parts = new ArrayList<>();
        field.of(type).forEach((name, selected) -> parts.add(pagePart(rows, type, name, field.at(selected))));
        return List.copyOf(parts);
    }

    private PagePart pagePart(Block rows, GraphQLObjectType type, String resultKey, SubFields field) {
        Key key = Key.of(resultKey, field.field(), true);
        PagePart.Kind kind = kind(field.field().getName());
        return switch (kind) {
            case TYPENAME -> new PagePart(key, kind, quoted(type.getName()), null, List.of());
            case NODES, NODE -> {
                rows.want();
                yield new PagePart(
                        key, kind, null, object(rows.type(), rows, rows.joins(), List.of(), null, field), List.of());
            }
            case EDGES -> {
                rows.want();
                yield new PagePart(
                        key, kind, null, null, pageParts(rows, rows.type().name() + "Edge", field));
            }
            case PAGE_INFO -> {
                rows.want();
                yield new PagePart(key, kind, null, null, pageParts(rows, "PageInfo", field));
            }
            case CURSOR, TOTAL_COUNT, HAS_NEXT_PAGE, HAS_PREVIOUS_PAGE, START_CURSOR, END_CURSOR ->
                new PagePart(key, kind, null, null, List.of());
        };
    }

    private static PagePart.Kind kind(String field) {
        return field.equals("__typename")
                ? PagePart.Kind.TYPENAME
                : PagePart.Kind.valueOf(field.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }
}
