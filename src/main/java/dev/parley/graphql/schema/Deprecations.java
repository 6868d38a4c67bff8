package dev.parley.graphql.schema;

import graphql.Directives;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deprecates the elements on which SmallRye has put the directive deprecated. graphql-java's introspection and printer
 * need the reason as an attribute of the element. Directives of other tools are removed.
 */
final class Deprecations {

    private Deprecations() {}

    static GraphQLFieldDefinition apply(GraphQLFieldDefinition field) {
        String reason = reason(field);
        return reason == null
                ? field
                : field.transform(changed -> changed.clearDirectives()
                        .replaceAppliedDirectives(List.of())
                        .deprecate(reason));
    }

    static GraphQLArgument apply(GraphQLArgument argument) {
        String reason = reason(argument);
        return reason == null
                ? argument
                : argument.transform(changed -> changed.clearDirectives()
                        .replaceAppliedDirectives(List.of())
                        .deprecate(reason));
    }

    /** SmallRye puts directives for the validation of inputs on the fields of inputs. They are removed, and only the cost stays. */
    static GraphQLInputObjectField apply(GraphQLInputObjectField field) {
        String reason = reason(field);
        return field.transform(changed -> changed.clearDirectives()
                .replaceAppliedDirectives(field.getAppliedDirectives(CostDirectives.COST))
                .deprecate(reason == null ? field.getDeprecationReason() : reason));
    }

    static GraphQLEnumType apply(GraphQLEnumType type) {
        return type.transform(changed -> changed.replaceValues(
                type.getValues().stream().map(Deprecations::apply).toList()));
    }

    private static GraphQLEnumValueDefinition apply(GraphQLEnumValueDefinition value) {
        String reason = reason(value);
        return reason == null
                ? value
                : value.transform(changed -> changed.clearDirectives()
                        .replaceAppliedDirectives(List.of())
                        .deprecationReason(reason));
    }

    private static @Nullable String reason(GraphQLDirectiveContainer element) {
        GraphQLAppliedDirective deprecated = element.getAppliedDirective(Directives.DeprecatedDirective.getName());
        return deprecated == null
                ? null
                : (String) deprecated.getArgument("reason").getArgumentValue().getValue();
    }
}
