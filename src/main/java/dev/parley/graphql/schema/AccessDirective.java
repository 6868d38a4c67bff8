package dev.parley.graphql.schema;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.graphql.value.Lookup;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import graphql.introspection.Introspection.DirectiveLocation;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.spi.ClassloadingService;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directive access, which tells clients who may read a type or field and who may call an operation. It documents
 * the marks in the code and enforces nothing. An element without it has no restriction of its own.
 */
final class AccessDirective {

    static final String NAME = "access";

    private static final String TO = "to";

    private static final GraphQLEnumType ROLE = role();

    private static final GraphQLInputType ROLES = nonNull(list(nonNull(ROLE)));

    static final GraphQLDirective DEFINITION = GraphQLDirective.newDirective()
            .name(NAME)
            .description(
                    "The kinds of callers who may read objects of the type, read the field or call the operation. All other callers get an error, and null for a field. Without the directive, an element is as accessible as the object that it belongs to. Rights in topics restrict further which rows and sessions a caller reaches.")
            .validLocations(DirectiveLocation.OBJECT, DirectiveLocation.FIELD_DEFINITION)
            .argument(GraphQLArgument.newArgument().name(TO).type(ROLES).description("The kinds of callers."))
            .build();

    /** Roles of the operations that annotated methods define, by name. */
    private final Map<String, List<AccessRole>> operations = new HashMap<>();

    /** Reads the annotations of queries and mutations. */
    AccessDirective(Schema declared) {
        Stream.of(declared.getQueries(), declared.getMutations())
                .flatMap(Set::stream)
                .forEach(operation -> operations.put(operation.getName(), rolesOf(operation)));
    }

    private static List<AccessRole> rolesOf(Operation operation) {
        return Stream.of(ClassloadingService.get()
                        .loadClass(operation.getClassName())
                        .getDeclaredMethods())
                .filter(method -> method.getName().equals(operation.getMethodName()) && !method.isSynthetic())
                .findFirst()
                .map(AccessDirective::rolesOf)
                .orElseThrow();
    }

    private static List<AccessRole> rolesOf(Method method) {
        AllowedTo allowed = method.getAnnotation(AllowedTo.class);
        return allowed == null ? List.of() : List.of(allowed.value());
    }

    private static GraphQLEnumType role() {
        GraphQLEnumType.Builder roles =
                GraphQLEnumType.newEnum().name("AccessRole").description("Kinds of callers.");
        Stream.of(AccessRole.values()).forEach(role -> roles.value(role.name(), role.name(), role.description()));
        return roles.build();
    }

    /** Marks an operation that an annotated method defines. */
    GraphQLFieldDefinition onOperation(GraphQLFieldDefinition operation) {
        return on(operation, Lookup.required(operations, operation.getName()));
    }

    /** Marks a field. It stays unmarked if there are no roles. */
    static GraphQLFieldDefinition on(GraphQLFieldDefinition field, Collection<AccessRole> roles) {
        return roles.isEmpty() ? field : field.transform(marked -> marked.withAppliedDirective(to(roles)));
    }

    /** Marks a type. It stays unmarked if there are no roles. */
    static GraphQLObjectType on(GraphQLObjectType type, Collection<AccessRole> roles) {
        return roles.isEmpty() ? type : type.transform(marked -> marked.withAppliedDirective(to(roles)));
    }

    private static GraphQLAppliedDirective to(Collection<AccessRole> roles) {
        return GraphQLAppliedDirective.newDirective()
                .name(NAME)
                .argument(GraphQLAppliedDirectiveArgument.newArgument()
                        .name(TO)
                        .type(ROLES)
                        .valueProgrammatic(
                                roles.stream().sorted().map(AccessRole::name).toList()))
                .build();
    }
}
