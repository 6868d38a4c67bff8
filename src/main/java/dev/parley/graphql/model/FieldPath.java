package dev.parley.graphql.model;

/** Paths of fields below an entity: the names of the groups and of the field, separated by dots. */
public final class FieldPath {

    private FieldPath() {}

    /** The path of the group that has the field; empty if the entity itself has it. */
    public static String group(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /** The field's own name. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The path of a field of a group; of the entity itself if the group is empty. */
    public static String of(String group, String name) {
        return group.isEmpty() ? name : group + "." + name;
    }
}
