package dev.parley.chat.push;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatSession;
import dev.parley.crm.User;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** The browsers of the caller: an agent's own, or those of a customer in its session. Each method is one transaction. */
@ApplicationScoped
public class PushSubscriptions {

    private static final String USER = "from ejuser r where lower(r.loginname) = lower(?) for no key update of r";

    private static final String SESSION = "from chat_session r where r.session_key = ? for no key update of r";

    private static final String SUBSCRIPTION = "from push_subscription r where r.endpoint = ? for update of r";

    private static final String OF_USER =
            "from push_subscription p join ejuser o on o.id = p.user_id where lower(o.loginname) = lower(?)";

    private static final String OF_SESSION =
            "from push_subscription p join chat_session o on o.id = p.session_id where o.session_key = ?";

    private static final String OTHERS = "select count(*)::integer %s and p.endpoint <> ?";

    private static final String LOCK = "select p.id %s and p.id = ? for update of p";

    private static final String DELETE = "delete from push_subscription where id = ?";

    private final PendingWrites writes;
    private final Clock clock;
    private final PushConfig config;
    private final PushKeys keys;
    private final PushTargets targets;

    PushSubscriptions(PendingWrites writes, Clock clock, PushConfig config, PushKeys keys, PushTargets targets) {
        this.writes = writes;
        this.clock = clock;
        this.config = config;
        this.keys = keys;
        this.targets = targets;
    }

    /**
     * Adds a browser, or renews it. A browser that another person has used before belongs to the caller from now on.
     *
     * @throws RefusalException PUSH_DISABLED, PUSH_SERVICE_NOT_ALLOWED, VALIDATION, NOT_FOUND, SESSION_ENDED, PUSH_LIMIT_REACHED
     * @throws RequestException UNAUTHENTICATED, FORBIDDEN
     */
    @Transactional
    public Outcome subscribe(Actor actor, BrowserSubscription browser) {
        String name = name(actor);
        String ownKey = keys.publicKey();
        if (ownKey == null) {
            throw new RefusalException(RefusalCode.PUSH_DISABLED, (String) null);
        }
        if (targets.endpoint(browser.endpoint()).isEmpty()) {
            throw new RefusalException(RefusalCode.PUSH_SERVICE_NOT_ALLOWED, "endpoint");
        }
        browser.requireKeys();
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<PushOwner> caller = read(rows, actor, name);
        List<Integer> others = rows.values(Integer.class, OTHERS.formatted(owned(actor)), name, browser.endpoint());
        Supplier<@Nullable PushSubscription> known =
                rows.read(PushSubscription.class, LockMode.PESSIMISTIC_WRITE, SUBSCRIPTION, browser.endpoint());
        rows.run();
        PushOwner owner = caller.get();
        PushSubscription found = known.get();
        if (others.get(0) >= owner.most() && (found == null || !found.belongsTo(owner))) {
            throw new RefusalException(RefusalCode.PUSH_LIMIT_REACHED, (String) null);
        }
        Instant now = clock.instant();
        PushSubscription subscription = found == null ? PushSubscription.of(browser.endpoint(), now) : found;
        boolean changed = subscription.renew(owner, browser, ownKey, now);
        if (found == null) {
            writes.insert(subscription);
        }
        return changed ? Outcome.changed(List.of(subscription)) : Outcome.unchanged(subscription);
    }

    /** Removes a browser of the caller, and the pushes that wait for it. One that does not exist, or belongs to others, is ignored. */
    @Transactional
    public Outcome unsubscribe(Actor actor, long id) {
        EntityRows rows = new EntityRows(writes.pipeline());
        List<Long> found = rows.values(Long.class, LOCK.formatted(owned(actor)), name(actor), id);
        rows.run();
        if (found.isEmpty()) {
            return Outcome.unchanged();
        }
        writes.after(DELETE, id);
        return Outcome.changed(List.of());
    }

    /** Adds a statement that locks the caller's row, so that two browsers do not exceed the limit together. */
    private Supplier<PushOwner> read(EntityRows rows, Actor actor, String name) {
        if (actor instanceof Actor.Agent) {
            Supplier<@Nullable User> user = rows.read(User.class, LockMode.PESSIMISTIC_WRITE, USER, name);
            return () -> new PushOwner(SessionUnitOfWork.known(user.get()).id, null, config.maxPerUser());
        }
        Supplier<@Nullable ChatSession> session =
                rows.read(ChatSession.class, LockMode.PESSIMISTIC_WRITE, SESSION, name);
        return () -> new PushOwner(null, open(session.get()).id, config.maxPerSession());
    }

    private static ChatSession open(@Nullable ChatSession session) {
        if (session == null) {
            throw new RefusalException(RefusalCode.NOT_FOUND, (String) null);
        }
        if (session.isOver()) {
            throw new RefusalException(RefusalCode.SESSION_ENDED, (String) null);
        }
        return session;
    }

    /** SQL of the caller's browsers p, with {@link #name} as its parameter. */
    private static String owned(Actor actor) {
        return actor instanceof Actor.Agent ? OF_USER : OF_SESSION;
    }

    /**
     * The login name of an agent, or the hash of a customer's key.
     *
     * @throws RequestException UNAUTHENTICATED
     */
    private static String name(Actor actor) {
        if (actor instanceof Actor.Agent agent) {
            return agent.loginname();
        }
        if (actor instanceof Actor.Customer customer) {
            return customer.keyHash();
        }
        throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key, or sign in as an agent.");
    }
}
