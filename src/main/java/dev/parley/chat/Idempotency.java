package dev.parley.chat;

import dev.parley.graphql.GlobalId;
import dev.parley.graphql.InputText;
import dev.parley.graphql.NodeEntity;
import dev.parley.security.Actor;
import dev.parley.security.SessionKey;
import dev.parley.security.Sha256;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * Mutations that may be retried: the key is taken in the transaction of the effect, so that either both are there or neither. A
 * refusal has no effect, so it takes no key: tried again, it is decided again.
 */
@ApplicationScoped
public class Idempotency {

    private static final int SHORTEST_KEY = 16;
    private static final int LONGEST_KEY = 255;

    /** Waits for a request with the same key that is still on its way. */
    private static final String TAKE = """
            insert into idempotency_key as taken (actor, key, operation, request_hash, outcome)
            values (:actor, :key, :operation, :request, '{}')
            on conflict (actor, key) do update
              set operation = excluded.operation, request_hash = excluded.request_hash, outcome = '{}', created_at = now()
              where taken.created_at < now() - make_interval(secs => :window)""";

    private static final String FIND =
            "select operation, request_hash, outcome #>> '{}' from idempotency_key where actor = :actor and key = :key";
    private static final String STORE =
            "update idempotency_key set outcome = cast(:outcome as jsonb) where actor = :actor and key = :key";

    private static final String FORGET =
            "delete from idempotency_key where created_at < now() - make_interval(secs => :window)";

    private final ChatConfig config;

    Idempotency(ChatConfig config) {
        this.config = config;
    }

    /**
     * A request that may come several times.
     *
     * @param key what the caller calls it, or null when it never comes again
     * @param operation the mutation
     * @param hash of everything that was asked for
     */
    public record Request(Actor actor, String key, String operation, String hash) {}

    /**
     * Does it, or tells what came of it the first time.
     *
     * @throws Refusal INVALID_IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_REUSED, and what the action throws
     */
    @Transactional
    public Outcome once(Request request, Supplier<Outcome> action) {
        if (request.key() == null) {
            return action.get();
        }
        int length = InputText.length(request.key());
        if (length < SHORTEST_KEY || length > LONGEST_KEY) {
            throw new Refusal(RefusalCode.INVALID_IDEMPOTENCY_KEY, "idempotencyKey");
        }
        Session database = Panache.getEntityManager().unwrap(Session.class);
        String actor = nameOf(request.actor());
        String key = Sha256.hex(request.key());
        int taken = database.createNativeMutationQuery(TAKE)
                .setParameter("actor", actor)
                .setParameter("key", key)
                .setParameter("operation", request.operation())
                .setParameter("request", request.hash())
                .setParameter("window", windowInSeconds())
                .executeUpdate();
        if (taken == 0) {
            return earlier(database, actor, key, request);
        }
        Outcome outcome = action.get();
        database.createNativeMutationQuery(STORE)
                .setParameter("actor", actor)
                .setParameter("key", key)
                .setParameter("outcome", toJson(outcome, request.key()))
                .executeUpdate();
        return outcome;
    }

    /** Deletes outcomes that are older than anybody may retry. */
    @Transactional
    void forgetOld() {
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
            throw new Refusal(RefusalCode.IDEMPOTENCY_KEY_REUSED, "idempotencyKey");
        }
        return fromJson((String) row[2], request.key(), database);
    }

    private static String nameOf(Actor actor) {
        if (actor instanceof Actor.Agent agent) {
            return Actor.ofUser(agent.key());
        }
        return actor instanceof Actor.Customer customer ? Actor.CUSTOMER + ":" + customer.keyHash() : "anonymous";
    }

    /** The session key is sealed with the idempotency key, which is stored nowhere: whoever retries can open it, nobody else. */
    private static String toJson(Outcome outcome, String secret) {
        JsonArrayBuilder objects = JsonProviderHolder.jsonProvider().createArrayBuilder();
        outcome.objects().forEach(object -> objects.add(object.getGlobalId()));
        JsonObjectBuilder json = JsonProviderHolder.jsonProvider()
                .createObjectBuilder()
                .add("changed", outcome.changed())
                .add("objects", objects);
        if (outcome.key() != null) {
            json.add("sealedKey", outcome.key().sealedWith(secret));
        }
        return json.build().toString();
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

    /** The object, to be read as it is now and by the rights of now: who did this may not see it any more, or it may be gone. */
    private static NodeEntity unread(GlobalId id, Session database) {
        Class<?> type = database.getMetamodel().getEntities().stream()
                .filter(entity -> entity.getName().equals(id.type()))
                .findFirst()
                .orElseThrow()
                .getJavaType();
        return (NodeEntity) database.getReference(type, id.number());
    }
}
