package dev.parley.graphql.declaration;

import dev.parley.graphql.value.GlobalId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A Panache entity that is a GraphQL type. Its primary key is the databaseId; its global id consists of type and
 * primary key.
 */
@MappedSuperclass
public abstract class NodeEntity extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @NonNull @Name("databaseId")
    @Description("Number of the row in the database.")
    public Long id;

    /** The opaque global id; see {@link GlobalId}. */
    @org.eclipse.microprofile.graphql.Id
    @NonNull @Name("id")
    @Description("Opaque id, unique over all types.")
    public String getGlobalId() {
        return GlobalId.of(typeName(), id);
    }

    /** Name of the GraphQL type. Only Hibernate's proxies subclass entities, and proxies are never read. */
    private String typeName() {
        return getClass().getSimpleName();
    }
}
