package dev.parley.chat.api;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.declaration.ComputedField;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeReference;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;

/** Adds the field {@code ChatSession.allowedActions} to the schema. */
@Singleton
class AllowedActionField {

    @Produces
    @Singleton
    ComputedField<ChatSession> allowedActions(AllowedActions actions) {
        GraphQLObjectType type = GraphQLObjectType.newObject()
                .name("AllowedAction")
                .description("Whether the caller may perform an action on a session now.")
                .field(newFieldDefinition()
                        .name("action")
                        .type(nonNull(action()))
                        .description("The action."))
                .field(newFieldDefinition()
                        .name("allowed")
                        .type(nonNull(Scalars.GraphQLBoolean))
                        .description("Whether the caller may perform it."))
                .field(newFieldDefinition()
                        .name("code")
                        .type(GraphQLTypeReference.typeRef("UserErrorCode"))
                        .description("Error code that the mutation would return. Null when the action is allowed."))
                .build();
        return new ComputedField<>(
                ChatSession.class,
                "allowedActions",
                "Every action, whether the caller may perform it now, and the error code if not. Refusals that depend on a mutation's input, such as a missing form field, are not known in advance.",
                nonNull(list(nonNull(type))),
                List.of(),
                true,
                AllowedActions.NEEDS,
                AllowedActions.FACTS,
                actions::of);
    }

    private static GraphQLEnumType action() {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum()
                .name("ChatAction")
                .description(ChatAction.class.getAnnotation(Description.class).value());
        for (ChatAction action : ChatAction.values()) {
            type.value(action.name(), action.name(), "The mutation " + action.mutation() + action.how() + ".");
        }
        return type.build();
    }
}
