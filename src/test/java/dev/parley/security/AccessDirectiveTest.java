package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.security.RightsTable.Role;
import graphql.language.EnumValue;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directive access in schema.graphql says the same as docs/rights.md, which RightsTableTest compares with the service. */
class AccessDirectiveTest {

    /** Columns of the table that show what a kind of caller may do at best. */
    private static final Map<AccessRole, List<Role>> COLUMNS = Map.of(
            AccessRole.ANONYMOUS, List.of(Role.NOBODY),
            AccessRole.CUSTOMER, List.of(Role.OTHER_CUSTOMER, Role.ENDED_CUSTOMER, Role.GUESSED_KEY),
            AccessRole.AGENT, List.of(Role.AGENT_OF_ANOTHER_TOPIC, Role.LISTENER, Role.AGENT),
            AccessRole.MANAGER, List.of(Role.MANAGER),
            AccessRole.ADMINISTRATOR, List.of(Role.ADMIN),
            AccessRole.BOT, List.of(Role.BOT));

    /** Codes because of the kind of caller, or because it cannot find the record. All others depend on the record's state. */
    private static final Set<String> DENIED = Set.of(
            "UNAUTHENTICATED",
            "FORBIDDEN",
            "NOT_ALLOWED",
            "NOT_MANAGER",
            "NOT_FOUND",
            "HOLD_NOT_FOUND",
            "CANNED_REPLY_NOT_FOUND",
            "BLOCK_NOT_FOUND",
            "FAQ_CATEGORY_NOT_FOUND",
            "FAQ_ENTRY_NOT_FOUND",
            "BAD_ID");

    /** Their result depends on the type of the object. */
    private static final Set<String> OF_ANY_TYPE = Set.of("Query.node", "Query.nodes");

    private static final RightsTable TABLE = RightsTable.read();

    private static GraphQLSchema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().parse(Files.readString(Path.of("schema.graphql"))));
    }

    @Test
    void operations_nameTheCallersWhoMayUseThem() {
        Map<String, Set<AccessRole>> marked = new TreeMap<>();
        Map<String, Set<AccessRole>> observed = new TreeMap<>();
        Stream.of("Query", "Mutation", "Subscription")
                .map(schema::getObjectType)
                .forEach(root -> root.getFieldDefinitions().forEach(field -> {
                    String name = root.getName() + "." + field.getName();
                    if (!OF_ANY_TYPE.contains(name)) {
                        marked.put(name, withoutSync(roles(field)));
                        observed.put(name, observed(TABLE.ofOperation(name)));
                    }
                }));

        assertThat(marked).containsExactlyEntriesOf(observed);
    }

    @Test
    void fields_nameTheCallersWhoMayReadThem() {
        Map<String, Boolean> marked = new TreeMap<>();
        Map<String, Boolean> observed = new TreeMap<>();
        RightsTableTest.PATHS.forEach((type, path) -> {
            Set<AccessRole> object = rolesAlong(path);
            object.retainAll(roles(schema.getObjectType(type)));
            for (GraphQLFieldDefinition field : schema.getObjectType(type).getFieldDefinitions()) {
                Set<AccessRole> readers = EnumSet.copyOf(object);
                readers.retainAll(roles(field));
                Map<Role, String> row = TABLE.ofField(type, field.getName(), isPlain(field));
                Map.of(
                                Role.ENDED_CUSTOMER, AccessRole.CUSTOMER,
                                Role.NOBODY, AccessRole.ANONYMOUS,
                                Role.AGENT, AccessRole.AGENT,
                                Role.ADMIN, AccessRole.ADMINISTRATOR,
                                Role.BOT, AccessRole.BOT)
                        .forEach((column, role) -> {
                            String cell = type + "." + field.getName() + " " + column;
                            marked.put(cell, readers.contains(role));
                            observed.put(cell, !DENIED.contains(row.get(column)));
                        });
            }
        });

        assertThat(marked).containsExactlyEntriesOf(observed);
    }

    /** Callers who may read all fields and types that a query selects on its way to an object. */
    private static Set<AccessRole> rolesAlong(String path) {
        Set<AccessRole> roles = EnumSet.allOf(AccessRole.class);
        GraphQLObjectType type = schema.getQueryType();
        if (path.startsWith("$session")) {
            type = schema.getObjectType("ChatSession");
            roles.retainAll(roles(type));
        }
        for (String name : Pattern.compile("(?<![$\\w])[a-z]\\w*")
                .matcher(path.replaceAll("\\([^)]*\\)", "").replace("%s", ""))
                .results()
                .map(MatchResult::group)
                .toList()) {
            GraphQLFieldDefinition field = type.getFieldDefinition(name);
            roles.retainAll(roles(field));
            type = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(field.getType());
            roles.retainAll(roles(type));
        }
        return roles;
    }

    /** The table has no column for clients that change CRM records, and nothing else. RecordUpsertsTest tests their rights. */
    private static Set<AccessRole> withoutSync(Set<AccessRole> roles) {
        Set<AccessRole> others = EnumSet.copyOf(roles);
        others.remove(AccessRole.SYNC);
        return others;
    }

    private static Set<AccessRole> observed(Map<Role, String> row) {
        return COLUMNS.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(column -> !DENIED.contains(row.get(column))))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccessRole.class)));
    }

    /** The kinds of callers that an element's directive names, with those that they include. */
    private static Set<AccessRole> roles(GraphQLDirectiveContainer element) {
        GraphQLAppliedDirective access = element.getAppliedDirective("access");
        if (access == null) {
            return EnumSet.allOf(AccessRole.class);
        }
        graphql.language.ArrayValue to = (graphql.language.ArrayValue)
                access.getArgument("to").getArgumentValue().getValue();
        return to.getValues().stream()
                .flatMap(value -> AccessRole.valueOf(((EnumValue) value).getName()).included().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccessRole.class)));
    }

    private static boolean isPlain(GraphQLFieldDefinition field) {
        return !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType);
    }
}
