package dev.parley.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.support.Caller;
import graphql.introspection.IntrospectionQuery;
import graphql.language.Definition;
import graphql.language.EnumTypeDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.schema.visibility.DefaultGraphqlFieldVisibility;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that schema.graphql equals the served schema and that every element has a description. */
@QuarkusTest
class SchemaTest {

    private static final Path CONTRACT = Path.of("schema.graphql");
    private static final List<String> STANDARD_DIRECTIVES =
            List.of("deprecated", "include", "oneOf", "skip", "specifiedBy");

    private static final Pattern DESCRIPTION = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*+\"");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern CAMEL_CASE = Pattern.compile("\\b[a-z]+(?:[A-Z][a-z0-9]*)+\\b");

    @Inject
    GraphQLSchema schema;

    /** Every test compares with the file, so each starts with the new one. */
    @BeforeEach
    void updateFile() throws IOException {
        if (System.getProperty("parley.schema.update") != null) {
            Files.writeString(
                    CONTRACT, RestAssured.get("/graphql/schema.graphql").asString());
        }
    }

    @Test
    void transferTarget_isOneOf() {
        assertThat(Caller.nobody()
                        .asks("{ __type(name: \"ChatTransferTarget\") { isOneOf } }")
                        .<Boolean>data("__type.isOneOf"))
                .isTrue();
    }

    /** SmallRye's visibility matches each field's name against a regular expression each time input is coerced. */
    @Test
    void schema_whenBuilt_usesDefaultFieldVisibility() {
        assertThat(schema.getCodeRegistry().getFieldVisibility())
                .isSameAs(DefaultGraphqlFieldVisibility.DEFAULT_FIELD_VISIBILITY);
    }

    @Test
    void schemaFile_equalsServedSchema() throws IOException {
        String served = RestAssured.get("/graphql/schema.graphql").asString();

        assertThat(served)
                .as("Rewrite schema.graphql with -Dparley.schema.update and review the difference")
                .isEqualTo(Files.readString(CONTRACT));
    }

    @Test
    void schemaElements_haveDescriptions() throws IOException {
        List<String> undescribed = new ArrayList<>();
        for (GraphQLNamedType type : contract().getAllTypesAsList()) {
            if (type.getName().startsWith("__")) {
                continue;
            }
            check(type.getName(), type, undescribed);
            if (type instanceof GraphQLFieldsContainer object) {
                object.getFieldDefinitions().forEach(field -> {
                    check(type.getName() + "." + field.getName(), field, undescribed);
                    field.getArguments()
                            .forEach(argument -> check(
                                    type.getName() + "." + field.getName() + "(" + argument.getName(),
                                    argument,
                                    undescribed));
                });
            } else if (type instanceof GraphQLInputObjectType input) {
                input.getFieldDefinitions()
                        .forEach(field -> check(type.getName() + "." + field.getName(), field, undescribed));
            } else if (type instanceof GraphQLEnumType enumType) {
                enumType.getValues()
                        .forEach(value -> check(type.getName() + "." + value.getName(), value, undescribed));
            }
        }

        assertThat(undescribed).isEmpty();
    }

    /** A column's name, or an older one, would mislead. */
    @Test
    void descriptions_nameElementsThatTheSchemaHas() throws IOException {
        String text = Files.readString(CONTRACT);
        Set<String> names = words(WORD, DESCRIPTION.matcher(text).replaceAll(" "));
        String descriptions =
                DESCRIPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" "));

        assertThat(names).containsAll(words(CAMEL_CASE, descriptions));
    }

    private static Set<String> words(Pattern word, String text) {
        return word.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void schema_containsNoSecrets() throws IOException {
        String text = Files.readString(CONTRACT).toLowerCase();

        assertThat(text).doesNotContain("password", "session_key");
        // Returned once, to the customer who requested the session.
        assertThat(contract().getAllTypesAsList().stream()
                        .filter(GraphQLFieldsContainer.class::isInstance)
                        .map(GraphQLFieldsContainer.class::cast)
                        .filter(type -> type.getFieldDefinition("sessionKey") != null)
                        .map(GraphQLNamedSchemaElement::getName))
                .containsExactly("RequestChatSessionPayload");
    }

    /** The directives of the specification need no definition in an SDL document. */
    @Test
    void directives_inFileAndIntrospection_areTheSame() throws IOException {
        List<String> introspected =
                Caller.nobody().asks("{ __schema { directives { name } } }").list("__schema.directives.name");

        assertThat(introspected).containsAll(STANDARD_DIRECTIVES);
        assertThat(namesAfter("(?m)^directive @")).containsExactlyInAnyOrderElementsOf(own(introspected));
        assertThat(introspected).containsAll(namesAfter("(?m)^[^\"]* @"));
    }

    private static List<String> own(List<String> directives) {
        return directives.stream()
                .filter(name -> !STANDARD_DIRECTIVES.contains(name))
                .toList();
    }

    private static List<String> namesAfter(String expression) throws IOException {
        return Pattern.compile(expression + "(\\w+)")
                .matcher(Files.readString(CONTRACT))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @Test
    void scalars_inFile_nameTheirSpecification() throws IOException {
        assertThat(Files.readString(CONTRACT))
                .contains("scalar DateTime @specifiedBy(url : \"https://scalars.graphql.org/andimarek/date-time\")");
        assertThat(namesAfter("(?m)^scalar \\w+ @")).containsExactly("specifiedBy");
    }

    @Test
    void types_inFileAndIntrospection_haveTheSameOrder() throws IOException {
        List<String> introspected =
                Caller.nobody().asks("{ __schema { types { name } } }").list("__schema.types.name");

        assertThat(introspected)
                .filteredOn(name -> !name.startsWith("__") && !ScalarInfo.isGraphqlSpecifiedScalar(name))
                .containsExactlyElementsOf(namesAfter("(?m)^(?:type|interface|enum|input|scalar|union) "))
                .startsWith("Query", "Mutation", "Subscription", "Node", "ChatSession", "ChatSessionConnection");
    }

    @Test
    void fields_inFileAndIntrospection_haveTheOrderOfDeclaration() throws IOException {
        List<String> introspected = Caller.nobody()
                .asks("""
                { __schema { types { name fields { name args { name } } inputFields { name } enumValues { name } } } }""")
                .list("__schema.types.collect { t -> "
                        + "(t.fields ?: []).collect { t.name + '.' + it.name + it.args.name } + "
                        + "(t.inputFields ?: []).collect { t.name + '.' + it.name } + "
                        + "(t.enumValues ?: []).collect { t.name + '.' + it.name } }.flatten()");

        assertThat(introspected)
                .filteredOn(name -> !name.startsWith("__"))
                .containsExactlyElementsOf(membersInFile())
                .containsSubsequence("ChatSession.id[]", "ChatSession.databaseId[]", "ChatSession.status[]")
                .containsSubsequence("ChatSessionFilter.id", "ChatSessionFilter.databaseId", "ChatSessionFilter.status")
                .containsSubsequence("AcceptChatSessionInput.chatSessionId", "AcceptChatSessionInput.clientMutationId")
                .containsSubsequence("AcceptChatSessionPayload.chatSession[]", "AcceptChatSessionPayload.changed[]")
                .contains("Query.chatSessions[first, after, last, before, where, orderBy]");
        assertThat(introspected)
                .filteredOn(name -> name.startsWith("ChatSessionStatus."))
                .containsExactlyElementsOf(Stream.of(ChatSessionStatus.values())
                        .map(status -> "ChatSessionStatus." + status)
                        .toList());
    }

    private static List<String> membersInFile() throws IOException {
        List<String> members = new ArrayList<>();
        // The default options limit the size of a client's document.
        ParserEnvironment contract = ParserEnvironment.newParserEnvironment()
                .document(Files.readString(CONTRACT))
                .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                .build();
        for (Definition<?> definition : new Parser().parseDocument(contract).getDefinitions()) {
            if (definition instanceof ImplementingTypeDefinition<?> type) {
                type.getFieldDefinitions()
                        .forEach(field -> members.add(type.getName() + "." + field.getName()
                                + field.getInputValueDefinitions().stream()
                                        .map(InputValueDefinition::getName)
                                        .toList()));
            } else if (definition instanceof InputObjectTypeDefinition type) {
                type.getInputValueDefinitions().forEach(field -> members.add(type.getName() + "." + field.getName()));
            } else if (definition instanceof EnumTypeDefinition type) {
                type.getEnumValueDefinitions().forEach(value -> members.add(type.getName() + "." + value.getName()));
            }
        }
        return members;
    }

    @Test
    void introspection_showsNoClassNames() throws IOException {
        String introspected = Caller.nobody()
                .asks(IntrospectionQuery.INTROSPECTION_QUERY.replace("deprecationReason", ""))
                .text();
        List<String> types = contract().getAllTypesAsList().stream()
                .map(GraphQLNamedType::getName)
                .toList();

        assertThat(introspected).doesNotContain("dev.parley", "java.", "io.smallrye");
        assertThat(Pattern.compile("\\w+").matcher(introspected).results().map(MatchResult::group))
                .doesNotContainAnyElementsOf(
                        classes().filter(name -> !types.contains(name)).toList());
    }

    /** Only names of several words, because others may be words of a sentence. OneOf is a word of the specification. */
    private static Stream<String> classes() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            return sources
                    .map(source -> source.getFileName().toString().replaceFirst("\\.java$", ""))
                    .filter(name -> name.matches("[A-Z]\\w*[a-z][A-Z]\\w*") && !name.equals("OneOf"))
                    .toList()
                    .stream();
        }
    }

    /**
     * Relay and other clients key their cache by each field of this name. Objects with equal ids would overwrite each
     * other.
     */
    @Test
    void types_withFieldId_areNodes() throws IOException {
        List<String> others = contract().getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> type.getFieldDefinition("id") != null)
                .filter(type -> type.getInterfaces().stream()
                        .noneMatch(each -> each.getName().equals("Node")))
                .map(GraphQLObjectType::getName)
                .toList();

        assertThat(others).isEmpty();
    }

    private static GraphQLSchema contract() throws IOException {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(Files.readString(CONTRACT)));
    }

    private static void check(String name, GraphQLNamedSchemaElement element, List<String> undescribed) {
        boolean standard = List.of("Int", "Float", "String", "Boolean", "ID").contains(name);
        if (!standard
                && (element.getDescription() == null || element.getDescription().isBlank())) {
            undescribed.add(name);
        }
    }
}
