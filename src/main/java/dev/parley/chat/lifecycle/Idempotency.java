package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.Actor;
import dev.parley.security.SessionKey;
import dev.parley.security.Sha256;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.hibernate.Session;

/**
 * Executes each request with an idempotency key once and returns its stored outcome on a retry. The key is stored in the transaction of the effect,
 * so that both exist or neither. Refused requests store no key; a retry is evaluated again.
 */
@ApplicationScoped
public class Idempotency {

    private static final int SHORTEST_KEY = 16;
    private static final int LONGEST_KEY = 255;

    /** Inserts the key. Waits for a concurrent request with the same key. */
    private static final String TAKE = """
            insert into idempotency_key as taken (actor, key, operation, request_hash, outcome)
            values (?, ?, ?, ?, '{}')
            on conflict (actor, key) do update
              set operation = excluded.operation, request_hash = excluded.request_hash, outcome = '{}', created_at = now()
              where taken.created_at < now() - make_interval(secs => ?)
            returning 1""";

    private static final String FIND =
            "select operation, request_hash, outcome #>> '{}' from idempotency_key where actor = :actor and key = :key";

    /** Builds the global ids in SQL, as {@link GlobalId} does, because the ids of new rows are not known before. */
    private static final String STORE = """
            update idempotency_key set outcome = jsonb_strip_nulls(jsonb_build_object(
              'changed', ?::boolean, 'objects', jsonb_build_array(%s), 'sealedKey', ?::text))
            where actor = ? and key = ?""";

    private static final String GLOBAL_ID =
            "translate(rtrim(encode(convert_to(?::text || ':' || ?::bigint, 'UTF8'), 'base64'), '='), '+/', '-_')";

    private static final String FORGET =
            "delete from idempotency_key where created_at < now() - make_interval(secs => :window)";

    private final ChatConfig config;
    private final PendingWrites writes;

    Idempotency(ChatConfig config, PendingWrites writes) {
        this.config = config;
        this.writes = writes;
    }

    /**
     * A request that may be retried.
     *
     * @param key the idempotency key
     * @param operation the mutation
     * @param hash hash of all arguments
     */
    public record Request(Actor actor, String key, String operation, String hash) {}

    /** The key was used before. The transaction is rolled back; {@link #earlier} returns the stored outcome. */
    public static final class TakenException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private TakenException() {
            super("The idempotency key was used before.", null, false, false);
        }
    }

    /** Executes and commits an action of a request without a key. */
    @Transactional
    public Outcome unkeyed(Supplier<Outcome> action) {
        Outcome outcome = action.get();
        writes.commit();
        return outcome;
    }

    /**
     * Executes and commits an action. The key is inserted in the action's first round trip to the database.
     *
     * @throws RefusalException INVALID_IDEMPOTENCY_KEY, and those of the action
     * @throws TakenException if the key was used before
     */
    @Transactional
    public Outcome once(Request request, Supplier<Outcome> action) {
        int length = InputText.length(request.key());
        if (length < SHORTEST_KEY || length > LONGEST_KEY) {
            throw new RefusalException(RefusalCode.INVALID_IDEMPOTENCY_KEY, "idempotencyKey");
        }
        String actor = nameOf(request.actor());
        String key = Sha256.hex(request.key());
        writes.ahead(
                TAKE, Idempotency::requireTaken, actor, key, request.operation(), request.hash(), windowInSeconds());
        Outcome outcome = action.get();
        store(outcome, actor, key, request.key());
        writes.commit();
        return outcome;
    }

    private static void requireTaken(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new TakenException();
        }
    }

    /**
     * Returns the outcome of the first request with the same key.
     *
     * @throws RefusalException IDEMPOTENCY_KEY_REUSED
     */
    @Transactional
    public Outcome earlier(Request request) {
        return earlier(Panache.getSession(), nameOf(request.actor()), Sha256.hex(request.key()), request);
    }

    /** Deletes outcomes that are older than the idempotency window. */
    @Transactional
    public void deleteExpired() {
        Panache.getEntityManager()
                .unwrap(Session.class)
                .createNativeMutationQuery(FORGET)
                .setParameter("window", windowInSeconds())
                .executeUpdate();
    }

    private double windowInSeconds() {
        return config.idempotencyWindow().toSeconds();
    }

    private static Outcome earlier(Session database, String actor, String key, Request request) {
        Object[] row = database.createNativeQuery(FIND, Object[].class)
                .setParameter("actor", actor)
                .setParameter("key", key)
                .getSingleResult();
        if (!request.operation().equals(row[0]) || !request.hash().equals(row[1])) {
            throw new RefusalException(RefusalCode.IDEMPOTENCY_KEY_REUSED, "idempotencyKey");
        }
        return fromJson((String) row[2], request.key(), database);
    }

    private static String nameOf(Actor actor) {
        if (actor instanceof Actor.Agent agent) {
            return Actor.ofUser(agent.key());
        }
        return actor instanceof Actor.Customer customer ? Actor.CUSTOMER + ":" + customer.keyHash() : "anonymous";
    }

    /** Stores the outcome. The session key is encrypted with the idempotency key, which is not stored, so that only a retry can decrypt it. */
    private void store(Outcome outcome, String actor, String key, String secret) {
        List<Object> values = new ArrayList<>();
        values.add(outcome.changed());
        for (NodeEntity object : outcome.objects()) {
            values.add(Hibernate.getClass(object).getSimpleName());
            values.add(object);
        }
        values.add(outcome.key() == null ? null : outcome.key().sealedWith(secret));
        values.add(actor);
        values.add(key);
        String ids = String.join(", ", Collections.nCopies(outcome.objects().size(), GLOBAL_ID));
        writes.after(STORE.formatted(ids), values.toArray());
    }

    private static Outcome fromJson(String text, String secret, Session database) {
        JsonObject json = JsonProviderHolder.jsonProvider()
                .createReader(new StringReader(text))
                .readObject();
        List<NodeEntity> objects = json.getJsonArray("objects").getValuesAs(JsonString.class).stream()
                .map(id -> GlobalId.parse(id.getString()))
                .map(id -> unread(id, database))
                .toList();
        SessionKey key =
                json.containsKey("sealedKey") ? SessionKey.unsealed(json.getString("sealedKey"), secret) : null;
        return new Outcome(json.getBoolean("changed"), objects, key, true);
    }

    /**
     * Returns a reference that is read in its current state and with the caller's current rights: the caller may have lost access, or the object may
     * have been deleted.
     */
    private static NodeEntity unread(GlobalId id, Session database) {
        Class<?> type = database.getMetamodel().getEntities().stream()
                .filter(entity -> entity.getName().equals(id.type()))
                .findFirst()
                .orElseThrow()
                .getJavaType();
        return (NodeEntity) database.getReference(type, id.number());
    }
}
