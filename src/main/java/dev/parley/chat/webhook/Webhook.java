package dev.parley.chat.webhook;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.declaration.Filterable;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.AgentVisible;
import dev.parley.security.Audited;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.Length;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** A subscription of another system to the event log, which Parley delivers to a URL. Its secrets are in a table of their own. */
@Entity
@Audited
@Table(name = "webhook")
@AgentVisible(where = Webhook.ADMINISTRATORS_ONLY)
@Type("Webhook")
@Description("A subscription of another system: Parley delivers events to its URL. For administrators only.")
@Filterable({"name", "enabled", "disabledReason", "failingSince", "ownerLoginName"})
@SuppressWarnings("NullAway.Init")
public class Webhook extends NodeEntity {

    /** The rule applies to agents who are not administrators. */
    static final String ADMINISTRATORS_ONLY = "1 = 0";

    private static final String SEPARATOR = ",";

    @NonNull @Description("Name for administrators.")
    public String name;

    @Column(length = 2000)
    @NonNull @Description("URL of the receiver.")
    public String url;

    /** Names of constants, separated by commas; empty for all. */
    @Column(length = 2000)
    String eventTypes;

    /** Numbers of topics, separated by commas; empty for all. */
    @Column(length = 4000)
    String topicIds;

    @Column(length = Length.LONG)
    @Description("GraphQL query whose response is the payload. Null for the default payload.")
    public @Nullable String document;

    @Enumerated(EnumType.STRING)
    @NonNull @Description("How deliveries are signed.")
    public WebhookSigning signing;

    @Description("Public key of Ed25519: whpk_ and Base64. Null for HMAC.")
    public @Nullable String publicKey;

    @Column(name = "owner")
    @NonNull @Description(
            "Login name of the administrator who saved the webhook last. The document runs with the rights of an administrator while this user may act.")
    public String ownerLoginName;

    @NonNull @Description("Whether events are delivered. After it is enabled again, delivery continues where it stopped.")
    public boolean enabled;

    @Description("Time at which it was disabled.")
    public @Nullable Instant disabledAt;

    @Enumerated(EnumType.STRING)
    @Description("Why it is disabled.")
    public @Nullable WebhookDisabledReason disabledReason;

    @Column(insertable = false, updatable = false)
    @Description("Time of the first failed attempt since the last success. Null while deliveries succeed.")
    public @Nullable Instant failingSince;

    @NonNull @Description("Time from which the current secret is valid.")
    public Instant secretRotatedAt;

    @Column(updatable = false)
    @NonNull @Description("Time of creation.")
    public Instant createdAt;

    /** 0 until the first change. */
    @NonNull @Description("Version of the webhook; send it as expectedVersion. It increases with every change of its settings.")
    public int version;

    /** Adds a read that locks a webhook against other changes. */
    static Supplier<@Nullable Webhook> locked(EntityRows rows, long id) {
        return rows.read(Webhook.class, LockMode.READ, "from webhook r where r.id = ? for no key update of r", id);
    }

    /**
     * Returns a webhook that was read with a lock.
     *
     * @param locked the webhook, or null if there is none
     * @param expectedVersion the version that the caller has seen; null to skip the check
     * @throws RefusalException WEBHOOK_NOT_FOUND, VERSION_CONFLICT
     */
    static Webhook existing(@Nullable Webhook locked, @Nullable Integer expectedVersion) {
        if (locked == null) {
            throw new RefusalException(RefusalCode.WEBHOOK_NOT_FOUND, "webhookId");
        }
        RefusalException.requireVersion(expectedVersion, locked.version);
        return locked;
    }

    /**
     * Changes the settings.
     *
     * @return whether any setting, or the owner, has changed
     */
    boolean configure(WebhookSettings change, String owner) {
        List<Object> before = Arrays.asList(name, url, eventTypes, topicIds, document, ownerLoginName);
        name = Objects.requireNonNullElse(change.name(), name);
        url = Objects.requireNonNullElse(change.url(), url);
        if (change.eventTypes() != null) {
            eventTypes = String.join(SEPARATOR, change.eventTypes());
        }
        if (change.topics() != null) {
            topicIds = change.topics().stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        }
        if (change.isDocumentGiven()) {
            document = change.document();
        }
        ownerLoginName = owner;
        boolean changed = !before.equals(Arrays.asList(name, url, eventTypes, topicIds, document, ownerLoginName));
        version += changed ? 1 : 0;
        return changed;
    }

    /** Names of the types of events that are delivered; empty for all. */
    List<String> types() {
        return parts(eventTypes).toList();
    }

    /** Numbers of the topics whose sessions' events are delivered; empty for all. */
    List<Long> topics() {
        return parts(topicIds).map(Long::valueOf).toList();
    }

    private static Stream<String> parts(String list) {
        return list.isEmpty() ? Stream.of() : Stream.of(list.split(SEPARATOR));
    }

    /** Returns a new webhook that is not stored yet. */
    static Webhook of(WebhookSettings settings, WebhookSecret secret, String owner, Instant now) {
        Webhook webhook = new Webhook();
        webhook.name = "";
        webhook.url = "";
        webhook.eventTypes = "";
        webhook.topicIds = "";
        webhook.signing = secret.signing();
        webhook.ownerLoginName = "";
        webhook.enabled = true;
        webhook.createdAt = now;
        webhook.configure(settings, owner);
        webhook.rotate(secret, now);
        webhook.version = 0;
        return webhook;
    }

    /** Notes that another secret is valid. */
    void rotate(WebhookSecret secret, Instant now) {
        publicKey = secret.publicKey();
        secretRotatedAt = now;
        version++;
    }

    /** Enables the webhook. Returns whether it was disabled. */
    boolean enable() {
        if (enabled) {
            return false;
        }
        enabled = true;
        disabledAt = null;
        disabledReason = null;
        failingSince = null;
        version++;
        return true;
    }

    /** Disables the webhook by an administrator. Returns whether it was enabled. */
    boolean disable(Instant now) {
        if (!enabled) {
            return false;
        }
        enabled = false;
        disabledAt = now;
        disabledReason = WebhookDisabledReason.BY_ADMINISTRATOR;
        version++;
        return true;
    }
}
