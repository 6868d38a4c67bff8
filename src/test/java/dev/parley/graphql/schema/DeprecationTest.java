package dev.parley.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Settings;
import dev.parley.graphql.model.EntityType;
import graphql.GraphQL;
import graphql.Scalars;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaPrinter;
import io.smallrye.graphql.api.Deprecated;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.junit.jupiter.api.Test;

/** Deprecated elements are marked in everything that is derived from them. */
class DeprecationTest {

    private static final String REASON = "Use name.";

    /** An entity with a deprecated column. */
    @Table(name = "thing")
    @Description("A thing.")
    static class Thing extends NodeEntity {

        @Description("The name.")
        String name;

        @Deprecated(reason = REASON)
        @Description("The former name.")
        String title;

        public void setName(String name) {
            this.name = name;
        }

        public void setTitle(String title) {
            this.title = title;
        }
    }

    /** An entity whose column does not say what to use instead. */
    @Description("A thing.")
    static class Unexplained extends NodeEntity {

        @Deprecated
        @Description("The former name.")
        String title;
    }

    private static final EntityType THING = new EntityType(Thing.class);

    @Test
    void filter_onDeprecatedColumn_isDeprecated() {
        GraphQLFieldDefinition list = new ConnectionTypes().listField("things", "Things.", THING);
        GraphQLInputObjectType filter =
                (GraphQLInputObjectType) list.getArgument("where").getType();

        assertThat(filter.getField("title").getDeprecationReason()).isEqualTo(REASON);
        assertThat(filter.getField("name").isDeprecated()).isFalse();
    }

    @Test
    void order_byDeprecatedColumn_isDeprecated() {
        GraphQLFieldDefinition list = new ConnectionTypes().listField("things", "Things.", THING);
        GraphQLInputObjectType order = (GraphQLInputObjectType)
                GraphQLTypeUtil.unwrapAll(list.getArgument("orderBy").getType());
        GraphQLEnumType fields = (GraphQLEnumType)
                GraphQLTypeUtil.unwrapAll(order.getField("field").getType());

        assertThat(fields.getValue("TITLE").getDeprecationReason()).isEqualTo(REASON);
        assertThat(fields.getValue("NAME").isDeprecated()).isFalse();
    }

    @Test
    void input_forDeprecatedColumn_isDeprecated() {
        GraphQLInputObjectType input = new SettableColumns<>(
                        Thing.class, Set.of("ThingInput"), Set.of(), new Settings<>(List.of()))
                .addTo(
                        GraphQLInputObjectType.newInputObject()
                                .name("ThingInput")
                                .build(),
                        new HashSet<>());

        assertThat(input.getField("title").getDeprecationReason()).isEqualTo(REASON);
        assertThat(input.getField("name").isDeprecated()).isFalse();
    }

    @Test
    void deprecation_withoutReason_isRefused() {
        EntityType unexplained = new EntityType(Unexplained.class);

        assertThatThrownBy(() -> new ConnectionTypes().listField("things", "Things.", unexplained))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("title");
    }

    /** SmallRye puts a directive on fields, arguments, input fields and enum values. */
    @Test
    void elementsMarkedBySmallRye_inFileAndIntrospection_areDeprecated() {
        GraphQLEnumType colour = Deprecations.apply(GraphQLEnumType.newEnum()
                .name("Colour")
                .value(GraphQLEnumValueDefinition.newEnumValueDefinition()
                        .name("RED")
                        .value("RED")
                        .withAppliedDirective(deprecated())
                        .build())
                .value("BLUE")
                .build());
        GraphQLInputObjectType input = GraphQLInputObjectType.newInputObject()
                .name("PaintInput")
                .field(Deprecations.apply(GraphQLInputObjectField.newInputObjectField()
                        .name("colour")
                        .type(colour)
                        .withAppliedDirective(deprecated())
                        .build()))
                .build();
        GraphQLFieldDefinition paint = Deprecations.apply(GraphQLFieldDefinition.newFieldDefinition()
                .name("paint")
                .type(colour)
                .argument(Deprecations.apply(GraphQLArgument.newArgument()
                        .name("input")
                        .type(input)
                        .withAppliedDirective(deprecated())
                        .build()))
                .withAppliedDirective(deprecated())
                .build());
        GraphQLSchema schema = GraphQLSchema.newSchema()
                .query(GraphQLObjectType.newObject().name("Query").field(paint).build())
                .build();
        String printed = new SchemaPrinter().print(schema);

        assertThat(printed)
                .contains("RED @deprecated(reason : \"Use name.\")")
                .contains("colour: Colour @deprecated(reason : \"Use name.\")")
                .contains(
                        "paint(input: PaintInput @deprecated(reason : \"Use name.\")): Colour @deprecated(reason : \"Use name.\")");
        assertThat(GraphQL.newGraphQL(schema)
                        .build()
                        .execute(
                                "{ __type(name: \"Query\") { fields(includeDeprecated: true) "
                                        + "{ isDeprecated deprecationReason args(includeDeprecated: true) { isDeprecated } } } }")
                        .getData()
                        .toString())
                .contains("isDeprecated=true, deprecationReason=Use name., args=[{isDeprecated=true}]");
    }

    private static GraphQLAppliedDirective deprecated() {
        return GraphQLAppliedDirective.newDirective()
                .name("deprecated")
                .argument(GraphQLAppliedDirectiveArgument.newArgument()
                        .name("reason")
                        .type(Scalars.GraphQLString)
                        .valueProgrammatic(REASON))
                .build();
    }
}
