package dev.parley.graphql.model;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A Panache entity that is a GraphQL type: its row's number is the database id, its global id is made of type and number. */
@MappedSuperclass
public abstract class NodeEntity extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @NonNull @Name("databaseId")
    @Description("SuperOffice's number of the row.")
    public Long id;

    /** The opaque id, see {@link GlobalId}. */
    @org.eclipse.microprofile.graphql.Id
    @NonNull @Name("id")
    @Description("Opaque id, unique over all types.")
    public String getGlobalId() {
        return GlobalId.of(typeName(), id);
    }

    /** The GraphQL type's name; entities are never subclassed but by Hibernate's proxies, which are never read. */
    private String typeName() {
        return getClass().getSimpleName();
    }
}
