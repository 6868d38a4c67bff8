package dev.parley.graphql.read;

import dev.parley.graphql.declaration.ColumnGroup;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.CustomerRoot;
import dev.parley.graphql.declaration.DerivedColumn;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.declaration.ListSearch;
import dev.parley.graphql.declaration.Setting;
import dev.parley.graphql.declaration.Settings;
import dev.parley.graphql.declaration.ViewerConnection;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.FieldPath;
import dev.parley.graphql.model.TextCondition;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The entities of the schema, and the fields that features add to them. */
@Singleton
public class SchemaModel {

    private final EntityModel entities;
    private final List<ComputedField<?>> computedFields;
    private final List<ViewerConnection<?>> ownLists;
    private final List<CustomerRoot> rootOnes;
    private final List<EventLog> logs;

    SchemaModel(
            EntityModel entities,
            @All List<ComputedField<?>> computedFields,
            @All List<Settings<?>> settings,
            @All List<ViewerConnection<?>> ownLists,
            @All List<CustomerRoot> rootOnes,
            @All List<EventLog> logs,
            @All List<DerivedColumn<?>> derivedColumns,
            @All List<ColumnGroup<?, ?>> columnGroups,
            @All List<TextCondition<?>> textConditions,
            @All List<ListSearch<?>> listSearches) {
        this.entities = entities;
        this.computedFields = Stream.concat(
                        sorted(computedFields, ComputedField::name).stream(),
                        settings.stream().flatMap(each -> each.all().stream()).<ComputedField<?>>map(Setting::field))
                .toList();
        this.ownLists = sorted(ownLists, ViewerConnection::name);
        this.rootOnes = rootOnes;
        this.logs = sorted(logs, EventLog::name);
        sorted(derivedColumns, DerivedColumn::name)
                .forEach(column -> entities.of(column.owner()).add(column));
        computedFields.forEach(field -> field.facts()
                .forEach(fact -> Stream.of(fact.forAgents(), fact.forCustomers())
                        .filter(Objects::nonNull)
                        .forEach(hql -> entities.sql(entities.of(field.owner()), hql))));
        sorted(columnGroups, ColumnGroup::name)
                .forEach(group -> entities.of(group.owner()).add(group));
        sorted(textConditions, TextCondition::name)
                .forEach(condition -> entities.of(condition.owner()).add(condition));
        listSearches.forEach(search -> entities.of(search.owner()).add(search));
    }

    /** Beans of a type come in any order. The schema needs one. */
    private static <T> List<T> sorted(List<T> beans, Function<T, String> name) {
        return beans.stream().sorted(Comparator.comparing(name)).toList();
    }

    /** The entities of the schema. */
    public EntityModel entities() {
        return entities;
    }

    /** The viewer connections of an object type, which may be the query type. */
    public List<ViewerConnection<?>> ownLists(String type) {
        return ownLists.stream().filter(list -> list.ownerType().equals(type)).toList();
    }

    /** The logs, which are root lists. */
    public List<EventLog> logs() {
        return logs;
    }

    /** Root fields for the calling customer's own row. */
    public List<CustomerRoot> rootOnes() {
        return rootOnes;
    }

    /** The computed fields of a group of an entity; of the entity itself if the path is empty. */
    public List<ComputedField<?>> computedFields(EntityType type, String group) {
        return computedFields.stream()
                .filter(field -> field.owner() == type.javaClass()
                        && FieldPath.group(field.name()).equals(group))
                .toList();
    }

    /** The computed field with a name: a feature's field, or else a getter of the entity. */
    ComputedField<?> computedField(EntityType type, String name) {
        return featureField(type, name).orElseGet(() -> type.getter(name));
    }

    /** Whether a feature's field has the name of a column. Responses contain the field then; filters and orders use the column. */
    boolean replacesColumn(EntityType type, String name) {
        return type.columns().containsKey(name) && featureField(type, name).isPresent();
    }

    private Optional<ComputedField<?>> featureField(EntityType type, String name) {
        for (ComputedField<?> field : computedFields) {
            if (field.owner() == type.javaClass() && field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
