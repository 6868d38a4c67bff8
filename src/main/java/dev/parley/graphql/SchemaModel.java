package dev.parley.graphql;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** The entities of the schema and the fields that features add to them. */
@Singleton
class SchemaModel {

    private final EntityModel entities;
    private final List<BatchField<?>> batchFields;
    private final List<ComputedField<?>> computedFields;
    private final List<OwnList<?>> ownLists;
    private final List<RootOne> rootOnes;
    private final List<SettableColumns<?>> settableColumns;

    SchemaModel(
            EntityModel entities,
            @All List<BatchField<?>> batchFields,
            @All List<ComputedField<?>> computedFields,
            @All List<OwnList<?>> ownLists,
            @All List<RootOne> rootOnes,
            @All List<SettableColumns<?>> settableColumns,
            @All List<DerivedColumn<?>> derivedColumns,
            @All List<ColumnGroup<?, ?>> columnGroups) {
        this.entities = entities;
        this.batchFields = batchFields;
        this.computedFields = computedFields;
        this.ownLists = ownLists;
        this.rootOnes = rootOnes;
        this.settableColumns = settableColumns;
        derivedColumns.forEach(column -> entities.of(column.owner()).add(column));
        columnGroups.forEach(group -> entities.of(group.owner()).add(group));
    }

    EntityModel entities() {
        return entities;
    }

    List<BatchField<?>> batchFields() {
        return batchFields;
    }

    List<ComputedField<?>> computedFields() {
        return computedFields;
    }

    /** The lists that an object type which is no entity has, the query type among them. */
    List<OwnList<?>> ownLists(String type) {
        return ownLists.stream().filter(list -> list.ownerType().equals(type)).toList();
    }

    List<RootOne> rootOnes() {
        return rootOnes;
    }

    List<SettableColumns<?>> settableColumns() {
        return settableColumns;
    }

    /** The batch field of that name, or null. */
    BatchField<?> batchField(EntityType type, String name) {
        for (BatchField<?> field : batchFields) {
            if (field.owner() == type.javaClass() && field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** The computed field of that name, or null. */
    ComputedField<?> computedField(EntityType type, String name) {
        for (ComputedField<?> field : computedFields) {
            if (field.owner() == type.javaClass() && field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }
}
