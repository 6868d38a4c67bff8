package dev.parley.graphql;

/**
 * The way back over a link, a connection on the entity that the link points to.
 *
 * @param name its name in GraphQL
 * @param owner the entity that has the list
 * @param element what it lists
 * @param attribute attribute of the element that leads to the owner
 * @param manyToMany whether that attribute is a collection
 */
record ReverseList(
        String name,
        String description,
        EntityType owner,
        EntityType element,
        String attribute,
        boolean manyToMany,
        boolean customerVisible)
        implements Step {

    /** The elements, under an alias, in HQL. */
    String from(String alias) {
        String from = element.name() + " " + alias;
        return manyToMany ? from + " join " + alias + "." + attribute + " " + alias + "_owner" : from;
    }

    /** The owner's number, in HQL. */
    String ownerId(String alias) {
        return manyToMany ? alias + "_owner.id" : alias + "." + attribute + ".id";
    }
}
