package dev.parley.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every mutation in schema.graphql that changes an object with a version accepts the version that the caller expects. */
class ExpectedVersionInputsTest {

    /** Mutations without expectedVersion, and the reason. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("requestChatSession", "starts a session or continues the caller's open one; it names neither"),
            Map.entry("acceptNextChatSession", "the service chooses the session"),
            Map.entry("markNotificationsRead", "notifications have no version"),
            Map.entry("setNotificationKinds", "the settings are the caller's alone"),
            Map.entry("subscribeToPush", "the browser says what it is now"),
            Map.entry("unsubscribeFromPush", "a browser has no version"),
            Map.entry("createChatTag", "there is no tag yet"),
            Map.entry("createChatTopic", "there is no topic yet"),
            Map.entry("createCannedReply", "there is no canned reply yet"),
            Map.entry("createFaqCategory", "there is no folder yet"),
            Map.entry("createFaqEntry", "there is no article yet"),
            Map.entry("createWebhook", "there is no webhook yet"),
            Map.entry("testWebhook", "changes nothing of the webhook"),
            Map.entry("redeliverWebhookDelivery", "a delivery has no version"),
            Map.entry("redeliverDeadWebhookDeliveries", "deliveries have no version"),
            Map.entry("setLegalHold", "there is no hold yet"),
            Map.entry("liftLegalHold", "a hold has no version"),
            Map.entry("createChatBlock", "there is no block yet"),
            Map.entry("liftChatBlock", "a block has no version"),
            Map.entry("erasePersonData", "a person has no version"),
            Map.entry("upsertContacts", "the other system is the master of the records"),
            Map.entry("upsertPersons", "the other system is the master of the records"),
            Map.entry("upsertProjects", "the other system is the master of the records"),
            Map.entry("upsertSales", "the other system is the master of the records"));

    private final TypeDefinitionRegistry contract =
            new SchemaParser().parse(Path.of("schema.graphql").toFile());

    @Test
    void mutations_haveExpectedVersion() {
        List<String> without = mutations()
                .filter(mutation -> !hasExpectedVersion(mutation))
                .map(FieldDefinition::getName)
                .toList();

        assertThat(without).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
    }

    @Test
    void mutationsWithExpectedVersion_declareItsConflict() {
        assertThat(mutations())
                .hasSizeGreaterThan(25)
                .allSatisfy(mutation -> assertThat(
                                mutation.getDescription().getContent().contains("VERSION_CONFLICT"))
                        .as(mutation.getName())
                        .isEqualTo(hasExpectedVersion(mutation)));
    }

    private Stream<FieldDefinition> mutations() {
        return contract.getType("Mutation", ObjectTypeDefinition.class).orElseThrow().getFieldDefinitions().stream();
    }

    private boolean hasExpectedVersion(FieldDefinition mutation) {
        String input = TypeInfo.typeInfo(
                        mutation.getInputValueDefinitions().get(0).getType())
                .getName();
        return contract
                .getType(input, InputObjectTypeDefinition.class)
                .orElseThrow()
                .getInputValueDefinitions()
                .stream()
                .anyMatch(field -> field.getName().equals("expectedVersion"));
    }
}
