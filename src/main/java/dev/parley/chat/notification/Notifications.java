package dev.parley.chat.notification;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Changes the caller's notifications and their settings. Each method is one transaction. */
@ApplicationScoped
public class Notifications {

    private static final String USER = "from ejuser r where lower(r.loginname) = lower(?)";

    private static final String LISTED = "n.id = any (string_to_array(?, ',')::bigint[])";

    /** In the order of the log. A notification that commits later is not read by it, even if it has a smaller id. */
    private static final String UP_TO =
            "(n.xid, n.id) <= (select l.xid, l.id from chat_notification l where l.id = ?::bigint and l.user_id = n.user_id)";

    private static final String HAS_UNREAD = """
            select exists (
              select from chat_notification n join ejuser u on u.id = n.user_id
              where lower(u.loginname) = lower(?) and n.read_at is null and %s)""";

    private static final String MARK =
            "update chat_notification n set read_at = now() where n.user_id = ? and n.read_at is null and %s";

    private static final String MUTED = """
            select array_to_string(n.muted, ',') from chat_notification_setting n join ejuser u on u.id = n.user_id
            where lower(u.loginname) = lower(?)""";

    private static final String MUTE = """
            insert into chat_notification_setting (user_id, muted) values (?, string_to_array(?, ','))
            on conflict (user_id) do update set muted = excluded.muted""";

    private final PendingWrites writes;

    Notifications(PendingWrites writes) {
        this.writes = writes;
    }

    /** Marks notifications as read. Those that do not exist or belong to others are ignored. */
    @Transactional
    public Outcome markRead(Actor.Agent actor, Collection<Long> ids) {
        return mark(actor, LISTED, ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** Marks a notification as read, and all that come before it in the log. */
    @Transactional
    public Outcome markReadUpTo(Actor.Agent actor, long id) {
        return mark(actor, UP_TO, String.valueOf(id));
    }

    private Outcome mark(Actor.Agent actor, String which, String value) {
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable User> caller = rows.read(User.class, LockMode.READ, USER, actor.loginname());
        List<Boolean> unread = rows.values(Boolean.class, HAS_UNREAD.formatted(which), actor.loginname(), value);
        rows.run();
        User user = SessionUnitOfWork.known(caller.get());
        if (!unread.get(0)) {
            return Outcome.unchanged();
        }
        writes.after(MARK.formatted(which), user.id, value);
        return Outcome.changed(List.of());
    }

    /** Sets the kinds of notifications that the caller gets from now on. */
    @Transactional
    public Outcome choose(Actor.Agent actor, Set<ChatNotificationKind> kinds) {
        String muted = Stream.of(ChatNotificationKind.values())
                .filter(kind -> !kinds.contains(kind))
                .map(Enum::name)
                .collect(Collectors.joining(","));
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable User> caller = rows.read(User.class, LockMode.READ, USER, actor.loginname());
        List<String> before = rows.values(String.class, MUTED, actor.loginname());
        rows.run();
        User user = SessionUnitOfWork.known(caller.get());
        if (muted.equals(before.isEmpty() ? "" : before.get(0))) {
            return Outcome.unchanged();
        }
        writes.after(MUTE, user.id, muted);
        return Outcome.changed(List.of());
    }
}
