package dev.parley.chat.api;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.model.ComputedField;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeReference;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;

/** The field ChatSession.allowedActions. */
@Singleton
class AllowedActionField {

    @Produces
    @Singleton
    ComputedField<ChatSession> allowedActions(AllowedActions actions) {
        GraphQLObjectType type = GraphQLObjectType.newObject()
                .name("AllowedAction")
                .description("Whether the caller may do something with a session now.")
                .field(newFieldDefinition()
                        .name("action")
                        .type(nonNull(action()))
                        .description("What may be done."))
                .field(newFieldDefinition()
                        .name("allowed")
                        .type(nonNull(Scalars.GraphQLBoolean))
                        .description("Whether the caller may."))
                .field(newFieldDefinition()
                        .name("code")
                        .type(GraphQLTypeReference.typeRef("UserErrorCode"))
                        .description("Why not; null when the caller may."))
                .build();
        return new ComputedField<>(
                ChatSession.class,
                "allowedActions",
                "What the caller may do with the session now, and why not. What a form or a target would be refused for shows only when it is sent.",
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
