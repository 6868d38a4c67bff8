package dev.parley.graphql.model;

/**
 * The way back over a link, a connection on the entity that the link points to.
 *
 * @param name its name in GraphQL
 * @param owner the entity that has the list
 * @param element what it lists
 * @param attribute attribute of the element that leads to the owner
 * @param ownerKey the owner's key: column of the element, or of the table of pairs
 * @param pairs the table of pairs of a list that leads to many owners, or null
 * @param elementKey the element's key in that table, or null
 */
public record ReverseList(
        String name,
        String description,
        EntityType owner,
        EntityType element,
        String attribute,
        String ownerKey,
        String pairs,
        String elementKey,
        boolean customerVisible)
        implements Step {

    public boolean manyToMany() {
        return pairs != null;
    }

    /** The elements, under an alias, in SQL. */
    public String from(String alias) {
        String from = element.table() + " " + alias;
        return manyToMany()
                ? from + " join " + pairs + " " + alias + "_pair on " + alias + "_pair." + elementKey + " = " + alias
                        + "." + element.id().sql()
                : from;
    }

    /** The owner's number, in SQL. */
    public String ownerId(String alias) {
        return (manyToMany() ? alias + "_pair." : alias + ".") + ownerKey;
    }
}
