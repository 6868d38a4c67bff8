package dev.parley.chat.faq;

import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** The rights of a caller in the FAQ. Managers of a topic change its folders and articles, administrators all of them. Known after the rows were read. */
record FaqRights(Actor.Agent actor, Supplier<@Nullable User> user, List<Boolean> manages) {

    private static final String USER = "from ejuser r where lower(r.loginname) = lower(?)";

    private static final String OF_TOPIC = """
            select m.manager from chat_topic_user m join ejuser u on u.id = m.user_id
            where m.topic_id = ? and lower(u.loginname) = lower(?)""";

    /** A row for each membership that shows the folder to the user: whether it allows to change it. */
    private static final String OF_CATEGORY = """
            select coalesce(m.manager and m.topic_id = c.topic_id, false)
            from kb_category c
            join chat_topic_user m on c.topic_id is null or m.topic_id = c.topic_id
            join ejuser u on u.id = m.user_id
            where c.id = %s and lower(u.loginname) = lower(?)""";

    /** Adds reads of the rights in a topic; 0 for all topics. */
    static FaqRights inTopic(EntityRows rows, Actor.Agent actor, long topic) {
        return read(rows, actor, OF_TOPIC, topic);
    }

    /** Adds reads of the rights in a folder. */
    static FaqRights inCategory(EntityRows rows, Actor.Agent actor, long category) {
        return read(rows, actor, OF_CATEGORY.formatted("?"), category);
    }

    /** Adds reads of the rights in the folder of an article. */
    static FaqRights ofEntry(EntityRows rows, Actor.Agent actor, long entry) {
        return read(rows, actor, OF_CATEGORY.formatted("(select e.category_id from kb_entry e where e.id = ?)"), entry);
    }

    private static FaqRights read(EntityRows rows, Actor.Agent actor, String sql, long id) {
        return new FaqRights(
                actor,
                rows.read(User.class, LockMode.READ, USER, actor.loginname()),
                rows.values(Boolean.class, sql, id, actor.loginname()));
    }

    /** Whether the caller sees the folder. */
    boolean sees() {
        return actor.isAdmin() || !manages.isEmpty();
    }

    /**
     * Requires the right to change it.
     *
     * @throws RefusalException NOT_ALLOWED
     */
    void require(String path) {
        if (actor.isAdmin()) {
            return;
        }
        SessionUnitOfWork.known(user.get());
        if (!manages.contains(true)) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, path);
        }
    }
}
