package dev.parley.graphql.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reverse of a link: a connection field on the entity that the link points to.
 *
 * @param name GraphQL name
 * @param owner entity that has the list
 * @param element entity that is listed
 * @param attribute attribute of the element that refers to the owner
 * @param ownerKey key of the owner: a column of the element or of the join table
 * @param pairs join table of a many-to-many list, or null
 * @param elementKey key of the element in the join table, or null
 * @param decidedBy columns of the element that decide, besides keys, whether it is in the list
 */
public record ReverseList(
        String name,
        String description,
        EntityType owner,
        EntityType element,
        String attribute,
        String ownerKey,
        @Nullable String pairs,
        @Nullable String elementKey,
        boolean customerVisible,
        Set<String> decidedBy)
        implements Step {

    /** Whether the list goes through a join table. */
    public boolean manyToMany() {
        return pairs != null;
    }

    /** SQL FROM clause of the elements. */
    public String from(String alias) {
        String from = element.table() + " " + alias;
        return manyToMany()
                ? from + " join " + pairs + " " + alias + "_pair on " + alias + "_pair." + elementKey + " = " + alias
                        + "." + element.id().sql()
                : from;
    }

    /** SQL of the owner's key. */
    public String ownerId(String alias) {
        return (manyToMany() ? alias + "_pair." : alias + ".") + ownerKey;
    }
}
