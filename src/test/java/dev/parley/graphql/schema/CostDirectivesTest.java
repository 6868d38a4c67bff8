package dev.parley.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Computes costs from the directives in schema.graphql by the arithmetic of IBM's specification: the type cost, and the
 * weights of fields that have one. The result equals the cost that the service reports.
 */
class CostDirectivesTest {

    private static GraphQLSchema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().parse(Files.readString(Path.of("schema.graphql"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ chatSession(id: \"a\") { id topic { name } user { id } } }",
                "{ chatSessions { nodes { id } } }",
                "{ chatTopics(first: 3) { nodes { widget { colors { main } } openingHours { days { periods { opensAt } } } } } }",
                "{ chatSession(id: \"a\") { messages { nodes { sender { kind user { id } } notice { kind } } } } }",
                "{ chatSessions(first: 7) { edges { cursor node { id topic { id } } } pageInfo { hasNextPage } } }",
                "{ chatSessions(last: 3) { totalCount nodes { messages(first: 50) { totalCount nodes { id } } } } }",
                "{ nodes(ids: [\"a\", \"b\", \"c\"]) { id } viewer { memberships { topic { id } } } }",
                "{ errorCatalog { code } serviceInfo { __typename } chatQueue { topics { id } sessions { nodes { id } } } }",
                "mutation { acceptChatSession(input: {chatSessionId: \"a\"}) { chatSession { id user { id } } userErrors { code } } }",
                "mutation { setPresence(input: {}) { changed } }",
                "{ chatSession(id: \"a\") { transcript } chatMessages(first: 2) { nodes { highlights(search: \"a\") { start } } } }",
                "{ chatMessages(search: \"a\", first: 3) { nodes { id chatSession { id } } } }",
                "{ chatSessions(first: 4) { nodes { messages(search: \"a\", first: 5) { nodes { id } } } } }",
                "{ users(first: 2) { nodes { chatMessages(search: \"a\") { nodes { id } } } } }",
                "{ chatMessages(search: null) { nodes { id } } }",
                "subscription { chatSessionsChanged { changes { chatSession { id topic { id } } } } }"
            })
    void cost_byTheSpecification_isThatOfTheService(String text) {
        Document document = Parser.parse(text);
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).get(0);

        assertThat(byDirectives(operation)).isEqualTo(OperationCost.of(schema, document, operation, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    widget { forms { preChat { enabled } } colors { main }} | 1
                    openingHours { lunch { endsAt } days { periods { opensAt } } } | 1
                    chatSessions(first: 2) { nodes { messages(first: 3) { nodes { sender { kind } notice { kind } } } } } | 12
                    chatSessions(first: 2) { nodes { messages(first: 3) { nodes { sender { user { id } } } } } } | 18
                    """, delimiter = '|')
    void cost_ofGroupsOfARow_isThatOfTheirSelection(String fields, long cost) {
        Document document = Parser.parse("{ chatTopic(id: \"a\") { " + fields + " } }");
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).get(0);

        assertThat(OperationCost.of(schema, document, operation, Map.of())).isEqualTo(cost);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    chatMessages { nodes { id } } | 21
                    chatMessages(search: "a") { nodes { id } } | 1021
                    chatMessages(search: $text) { nodes { id } } | 1021
                    chatMessages(search: $absent) { nodes { id } } | 21
                    chatMessages(search: "a", orderBy: {field: POSTED_AT}) { nodes { id } } | 1021
                    chatMessages(search: "a", orderBy: [{field: RANK, direction: DESC}]) { nodes { id } } | 7021
                    chatMessages(search: "a", orderBy: $byRank) { nodes { id } } | 7021
                    chatSessions(where: {search: "a"}) { nodes { id } } | 2022
                    chatSessions(where: $where) { nodes { id } } | 4024
                    chatSessions(where: {or: [{search: "a"}, {not: {search: $text}}]}) { totalCount } | 4033
                    chatMessages(where: {chatSession: {search: "a"}}) { nodes { id } } | 2022
                    chatSessions(first: 100) { nodes { messages(search: "a") { nodes { id } } } } | 7201
                    chatStatistics(from: "a", to: "b", where: {search: "a"}) { total { requested } } | 2002
                    """, delimiter = '|')
    void cost_ofSearches_followsTheirPrice(String fields, long cost) {
        Document document = Parser.parse(
                "query($text: String, $absent: String, $byRank: [ChatMessageOrder!], $where: ChatSessionFilter) { "
                        + fields + " }");
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).get(0);
        Map<String, Object> variables = Map.of(
                "text", "a",
                "byRank", List.of(Map.of("field", "RANK", "direction", "DESC")),
                "where", Map.of("and", List.of(Map.of("search", "a"), Map.of("search", "b"), Map.of("unknown", 1))));

        assertThat(OperationCost.of(schema, document, operation, variables)).isEqualTo(cost);
    }

    private static long byDirectives(OperationDefinition operation) {
        GraphQLCompositeType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return weight(root, 1) + below(root, operation.getSelectionSet(), null);
    }

    /** @param sizes the directive of the field that returned the object, and its arguments: it may size a field of the object */
    private static long below(GraphQLCompositeType type, SelectionSet selections, Sizes sizes) {
        return selections.getSelectionsOfType(Field.class).stream()
                .filter(field -> !field.getName().startsWith("__"))
                .mapToLong(
                        field -> of(((GraphQLFieldsContainer) type).getFieldDefinition(field.getName()), field, sizes))
                .sum();
    }

    private static long of(GraphQLFieldDefinition definition, Field field, Sizes sizes) {
        long own = weight(definition, 0)
                + field.getArguments().stream()
                        .filter(argument -> !(argument.getValue() instanceof NullValue))
                        .mapToLong(argument -> weight(definition.getArgument(argument.getName()), 0))
                        .sum();
        if (field.getSelectionSet() == null) {
            return own;
        }
        GraphQLCompositeType type = (GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(definition.getType());
        GraphQLAppliedDirective directive = definition.getAppliedDirective("listSize");
        Sizes inner = directive == null ? null : new Sizes(directive, field.getArguments());
        long rows = 1;
        if (inner != null && inner.sizedFields().isEmpty()) {
            rows = inner.size();
        } else if (sizes != null && sizes.sizedFields().contains(field.getName())) {
            rows = sizes.size();
        }
        long weight = type instanceof GraphQLDirectiveContainer container ? weight(container, 1) : 1;
        return own + rows * (weight + below(type, field.getSelectionSet(), inner));
    }

    private static long weight(Object element, long otherwise) {
        GraphQLAppliedDirective cost = ((GraphQLDirectiveContainer) element).getAppliedDirective("cost");
        return cost == null ? otherwise : Long.parseLong(((StringValue) value(cost, "weight")).getValue());
    }

    private static Value<?> value(GraphQLAppliedDirective directive, String argument) {
        return (Value<?>) directive.getArgument(argument).getArgumentValue().getValue();
    }

    /** A list size that depends on the arguments of a field. */
    private record Sizes(GraphQLAppliedDirective directive, List<Argument> arguments) {

        List<String> sizedFields() {
            return strings("sizedFields");
        }

        private List<String> strings(String argument) {
            return value(directive, argument) instanceof ArrayValue array
                    ? array.getValues().stream()
                            .map(value -> ((StringValue) value).getValue())
                            .toList()
                    : List.of();
        }

        long size() {
            List<Argument> slicing = arguments.stream()
                    .filter(argument -> strings("slicingArguments").contains(argument.getName()))
                    .toList();
            if (slicing.isEmpty()) {
                assertThat(strings("slicingArguments").isEmpty()
                                || value(directive, "requireOneSlicingArgument") instanceof BooleanValue required
                                        && !required.isValue())
                        .isTrue();
                return ((IntValue) value(directive, "assumedSize")).getValue().longValue();
            }
            Value<?> given = slicing.get(0).getValue();
            return given instanceof ArrayValue array
                    ? array.getValues().size()
                    : ((IntValue) given).getValue().longValue();
        }
    }
}
