package dev.parley.chat.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Logged;
import dev.parley.support.Plans;
import dev.parley.support.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks are created and changed by administrators, and nobody sees their secrets afterwards. */
@QuarkusTest
class WebhookAdministrationTest extends WebhookTest {

    private static final String TOO_COSTLY = """
            query($chatSessionId: ID!) {
              chatSession(id: $chatSessionId) { messages(first: 100) { nodes { chatSession { messages(first: 100) { nodes { id } } } } } }
            }""";

    @Test
    void create_byAnAdministrator_returnsTheSecretOnce() {
        Answer created = create(Map.of("eventTypes", List.of("ENDED", "ACCEPTED", "ENDED")));

        assertThat(created.<String>data("done.secret")).startsWith("whsec_");
        assertThat(created.<List<String>>data("done.webhook.eventTypes")).containsExactly("ACCEPTED", "ENDED");
        assertThat(created.<List<String>>data("done.webhook.topicIds")).containsExactly(Ids.of("ChatTopic", topic));
        assertThat(created.<Object>data("done.webhook.publicKey")).isNull();
    }

    @Test
    void create_withEd25519_returnsThePublicKeyOnly() {
        Answer created = create(Map.of("signing", "ED25519"));

        assertThat(created.<Object>data("done.secret")).isNull();
        assertThat(created.<String>data("done.webhook.publicKey")).startsWith("whpk_");
    }

    @Test
    void create_repeated_doesNotShowTheSecretAgain() {
        Map<String, ?> key = Map.of("idempotencyKey", "0123456789abcdef-" + topic);

        String secret = create(key).data("done.secret");
        Answer again = create(key);

        assertThat(again.<Boolean>data("done.replayed")).isTrue();
        assertThat(again.<Object>data("done.secret")).isNull();
        assertThat(world.number(
                        "select count(*) from idempotency_key where outcome::text like '%' || ? || '%'",
                        secret.substring(6)))
                .isZero();
    }

    @Test
    void create_byOthers_isNotAllowed() {
        Map<String, ?> input = Map.of("name", "Mine", "url", receiver.url());
        String login = world.managerOf(topic);

        assertThat(Caller.agent(login).does("createWebhook", input, "secret").refusal())
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.agent(login)
                        .asks("{ webhooks { totalCount } webhookDeliveries { totalCount } }")
                        .<Integer>data("webhooks.totalCount"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/",
                "https://10.0.0.1/",
                "https://[::1]:1/../x y",
                "ftp://example.com/",
                "https://a:b@example.com/",
                "https://example.com/#a"
            })
    void create_withAUrlThatIsNotAllowed_isRefused(String url) {
        assertThat(create(Map.of("url", url)).refusal()).isEqualTo("WEBHOOK_URL_NOT_ALLOWED url");
        assertThat(world.number("select count(*) from webhook")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2_592_001, Integer.MAX_VALUE})
    void rotate_withTheFormerSecretForTooLongOrLessThanNothing_isRefused(int seconds) {
        create(Map.of());
        long webhook = world.number("select max(id) from webhook");

        Answer answer = admin.does(
                "rotateWebhookSecret",
                Map.of("webhookId", Ids.of("Webhook", webhook), "keepFormerSeconds", seconds),
                "secret");

        assertThat(answer.refusal()).isEqualTo("VALIDATION keepFormerSeconds");
        assertThat(world.number("select count(*) from webhook_secret where webhook_id = ?", webhook))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no document",
                "{ noSuchField }",
                "mutation { __typename }",
                "subscription { chatEvents { nodes { id } } }",
                "query A { viewer { kind } } query B { viewer { kind } }",
                "query($other: ID!) { node(id: $other) { id } }",
                "query($seq: ID!) { node(id: $seq) { id } }",
                TOO_COSTLY
            })
    void create_withADocumentThatCannotBeUsed_isRefused(String document) {
        assertThat(create(Map.of("document", document)).refusal()).isEqualTo("INVALID_DOCUMENT document");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { viewer { kind }                                                      | is not GraphQL.
            { secretOfTheDocument }                                                | does not fit the schema.
            query($seq: Int!) { viewer { kind } }                                  | a variable that it does not use.
            mutation($seq: Int!) { __typename }                                    | a variable that it does not use.
            mutation { __typename }                                                | is not exactly one query.
            query A { viewer { kind } } query B { viewer { kind } }                | is not exactly one query.
            query($secretOfTheDocument: ID!) { node(id: $secretOfTheDocument) { id } } | that a webhook does not have
            """)
    void create_withADocumentThatCannotBeUsed_saysWhy_withoutItsTexts(String document, String reason) {
        assertThat(create(Map.of("document", document)).<String>data("done.userErrors[0].message"))
                .contains(reason)
                .doesNotContain("secretOfTheDocument");
    }

    @Test
    void create_withADocumentThatCostsTooMuch_saysSo() {
        assertThat(create(Map.of("document", TOO_COSTLY)).<String>data("done.userErrors[0].message"))
                .contains("PARLEY_WEBHOOKS_MAX_DOCUMENT_COST");
    }

    @Test
    void create_withoutNameOrWithUnknownTopic_isRefused() {
        assertThat(create(Map.of("name", " ")).refusal()).isEqualTo("FIELD_REQUIRED name");
        assertThat(create(Map.of("topicIds", List.of(Ids.of("ChatTopic", 999_999_999))))
                        .refusal())
                .isEqualTo("TOPIC_NOT_FOUND topicIds");
    }

    @Test
    void create_beyondTheLimit_isRefused() {
        world.run("""
                insert into webhook (name, url, owner, enabled, disabled_at, disabled_reason)
                select 'n', 'https://example.com/', 'admin', false, now(), 'BY_ADMINISTRATOR' from generate_series(1, 1000)""");

        assertThat(create(Map.of()).refusal()).isEqualTo("WEBHOOK_LIMIT_REACHED");
    }

    @Test
    void update_leavesOmittedFields_andNullRemovesTheDocument() {
        long webhook = webhook(Map.of("document", "query($eventId: ID!) { node(id: $eventId) { id } }"));

        Answer renamed = does("updateWebhook", webhook, Map.of("name", "Other", "expectedVersion", 0));
        Answer stale = does("updateWebhook", webhook, Map.of("name", "Third", "expectedVersion", 0));
        Map<String, Object> without = new java.util.HashMap<>();
        without.put("document", null);
        Answer removed = does("updateWebhook", webhook, without);

        assertThat(renamed.<String>data("done.webhook.document")).startsWith("query");
        assertThat(renamed.<Integer>data("done.webhook.version")).isOne();
        assertThat(stale.refusal()).isEqualTo("VERSION_CONFLICT expectedVersion");
        assertThat(removed.<Object>data("done.webhook.document")).isNull();
        assertThat(world.texts("select name from webhook where id = ?", webhook))
                .containsExactly("Other");
    }

    @Test
    void delete_removesSecretsAndDeliveries() {
        long webhook = webhook(Map.of());
        does("testWebhook", webhook, Map.of());

        assertThat(admin.does("deleteWebhook", Map.of("webhookId", Ids.of("Webhook", webhook)), "")
                        .changed())
                .isTrue();

        assertThat(world.number("select count(*) from webhook_secret where webhook_id = ?", webhook))
                .isZero();
        assertThat(world.number("select count(*) from webhook_delivery where webhook_id = ?", webhook))
                .isZero();
        assertThat(does("disableWebhook", webhook, Map.of()).refusal()).isEqualTo("WEBHOOK_NOT_FOUND webhookId");
    }

    @Test
    void secrets_areNotInTheAuditOrTheLogOrTheSchema() {
        try (Logged log = new Logged("")) {
            String secret = create(Map.of("document", "query($eventId: ID!) { node(id: $eventId) { id } }"))
                    .data("done.secret");
            long webhook = world.number("select max(id) from webhook");
            String rotated = admin.does(
                            "rotateWebhookSecret", Map.of("webhookId", Ids.of("Webhook", webhook)), "secret")
                    .data("done.secret");

            String audit = String.join(
                    "\n", world.texts("select to_jsonb(e)::text from audit_event e where webhook_id = ?", webhook));
            assertThat(audit)
                    .contains("WEBHOOK_CREATED", "WEBHOOK_CHANGED", "secret_rotated_at", "user:admin")
                    .doesNotContain(secret.substring(6), rotated.substring(6), "node(id");
            assertThat(log.text()).doesNotContain(secret.substring(6)).doesNotContain(rotated.substring(6));
        }
        assertThat(admin.asks("{ __type(name: \"Webhook\") { fields { name } } }")
                        .<List<String>>data("__type.fields.name"))
                .doesNotContain("secret", "secrets");
    }

    @Test
    void auditEvents_nameTheWebhookAndWhatChanged() {
        long webhook = webhook(Map.of());
        does("updateWebhook", webhook, Map.of("name", "Other"));

        Answer audit = admin.asks("{ auditEvents(first: 10, where: {webhook: {id: {eq: \"" + Ids.of("Webhook", webhook)
                + "\"}}}) { nodes { action webhookId actorName details { field oldValue newValue } } } }");

        assertThat(audit.<List<String>>data("auditEvents.nodes.action"))
                .containsExactly("WEBHOOK_CREATED", "WEBHOOK_CHANGED");
        assertThat(audit.<String>data("auditEvents.nodes[1].details[0].field")).isEqualTo("name");
        assertThat(audit.<String>data("auditEvents.nodes[1].details[0].newValue"))
                .isEqualTo("Other");
    }

    @Test
    void dueDeliveries_areFoundByTheirIndex_howeverManyWait() throws Exception {
        long webhook = webhook(Map.of());
        try (Connection connection = DriverManager.getConnection(TestDatabase.url())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        insert into webhook_delivery (webhook_id, event_id, session_id, seq, type, occurred_at, due_at)
                        select %d, -n, -(n / 100), n %% 100, 'READ', now(), case n %% 100 when 0 then now() + n * interval '1 second' end
                        from generate_series(1, 50000) n""".formatted(webhook));
                statement.execute("update webhook_delivery set due_at = now() where event_id = -100");
                statement.execute("analyze webhook_delivery");
            }
            String plan = new Plans(
                            connection, WebhookQueueSql.CLAIM, List.of(60, new Object[] {webhook}, new Object[] {8}))
                    .executed();

            assertThat(plan).contains("ix_webhook_delivery_due").doesNotContain("Seq Scan on webhook_delivery");
            assertThat(plan).containsPattern("ix_webhook_delivery_due on webhook_delivery o \\(actual rows=1");
            connection.rollback();
        }
    }
}
