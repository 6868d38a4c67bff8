package dev.parley.chat.session;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.session.ChatMessage.AttachedFile;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.subscription.ViewType;
import graphql.Scalars;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds the fields of messages that SuperOffice stores in one text column, whose meaning depends on the kind of the message. */
@Singleton
class MessageFields {

    /** A quick reply. */
    record Option(String text) {}

    /** The link that a message consists of. */
    record Link(String url) {}

    @Produces
    @Singleton
    ComputedField<ChatMessage> options() {
        return ComputedField.of(
                ChatMessage.class,
                "options",
                "Quick replies that the customer may choose from. Empty unless the kind is OPTIONS.",
                nonNull(list(nonNull(typeRef("ChatMessageOption")))),
                List.of("specialType", "specialParam"),
                MessageFields::optionsOf);
    }

    @Produces
    @Singleton
    ComputedField<ChatMessage> link() {
        return ComputedField.of(
                ChatMessage.class,
                "link",
                "The link. Null unless the kind is LINK.",
                typeRef("ChatLink"),
                List.of("specialType", "specialParam", "text"),
                MessageFields::linkOf);
    }

    /** It describes notices only, because other kinds use the column in their own way. */
    @Produces
    @Singleton
    ComputedField<ChatMessage> detailOfNotice() {
        return ComputedField.of(
                ChatMessage.class,
                "notice.detail",
                "Further detail of a notice, such as the name of a rejected file. Null for other notices.",
                Scalars.GraphQLString,
                List.of("specialParam"),
                message -> message.specialParam);
    }

    @Produces
    @Singleton
    ViewType<Option> option() {
        return new ViewType<>(
                "ChatMessageOption",
                "A quick reply. The customer chooses it by sending its text, with chosenFromSeq.",
                Option.class,
                List.of(ViewType.value("text", "Text of the reply.", nonNull(Scalars.GraphQLString), Option::text)));
    }

    @Produces
    @Singleton
    ViewType<Link> linkType() {
        return new ViewType<>(
                "ChatLink",
                "A link that was sent instead of a text.",
                Link.class,
                List.of(ViewType.value(
                        "url",
                        "Address as it was stored. Those of imported messages are not checked: accept only http and https before you offer them to a reader.",
                        nonNull(Scalars.GraphQLString),
                        Link::url)));
    }

    /** Returns the texts of a stored JSON array. Imported rows may have something else there, which has no options. */
    static List<Option> optionsOf(ChatMessage message) {
        if (message.specialType != ChatMessageSpecialType.OPTIONS || message.specialParam == null) {
            return List.of();
        }
        try (JsonReader reader =
                JsonProviderHolder.jsonProvider().createReader(new StringReader(message.specialParam))) {
            return reader.readArray().stream()
                    .filter(JsonString.class::isInstance)
                    .map(text -> new Option(((JsonString) text).getString()))
                    .toList();
        } catch (JsonException notAnArray) {
            return List.of();
        }
    }

    /** Returns the files of a stored JSON array. */
    static List<AttachedFile> filesOf(ChatMessage message) {
        if (message.attachedFiles == null) {
            return List.of();
        }
        try (JsonReader reader =
                JsonProviderHolder.jsonProvider().createReader(new StringReader(message.attachedFiles))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(file -> new AttachedFile(
                            file.getJsonNumber("id").longValue(),
                            file.getString("name"),
                            file.getString("mediaType"),
                            file.getInt("size")))
                    .toList();
        } catch (JsonException notAnArray) {
            return List.of();
        }
    }

    /** Returns the link of a message, or null. */
    static @Nullable Link linkOf(ChatMessage message) {
        if (message.specialType != ChatMessageSpecialType.URL) {
            return null;
        }
        String url = message.specialParam == null ? message.text : message.specialParam;
        return url == null ? null : new Link(url);
    }
}
