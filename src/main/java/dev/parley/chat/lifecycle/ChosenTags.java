package dev.parley.chat.lifecycle;

import dev.parley.chat.Languages;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.tag.ChatTagKind;
import dev.parley.chat.tag.ClosingDetails.TagFacts;
import dev.parley.graphql.declaration.NodeEntity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tags that are chosen for a session, a topic or a user: what the decision must know of them, and their change. */
final class ChosenTags {

    private static final String IDS = "string_to_array(?, ',')::bigint[]";

    /** The skills of the topic, and the one that stands for the first form of the language that has one. */
    private static final String ADD_NEEDED = """
            insert into chat_needed_skill (session_id, tag_id)
            select ?::bigint, t.id from chat_tag t
            where t.kind = 1 and not t.archived
              and (exists (select from chat_topic_skill k where k.topic_id = ?::bigint and k.tag_id = t.id)
                   or t.id = (select l.id from unnest(string_to_array(?, ',')) with ordinality f (form, place)
                              join chat_tag l on l.language = f.form
                              where not l.archived
                              order by f.place limit 1))""";

    /** The tables of rows and their tags. */
    enum Pairs {
        /** Tags that say what the chat of a session was about. */
        CLOSING_TAGS("chat_session_tag", "session_id", ChatTagKind.CLOSING),
        /** Skills that a session needs. */
        NEEDED_SKILLS("chat_needed_skill", "session_id", ChatTagKind.SKILL),
        /** Skills that new sessions of a topic need. */
        TOPIC_SKILLS("chat_topic_skill", "topic_id", ChatTagKind.SKILL),
        /** Skills of an agent. */
        USER_SKILLS("chat_user_skill", "user_id", ChatTagKind.SKILL);

        private final String known;
        private final String present;
        private final String remove;
        private final String add;

        Pairs(String table, String owner, ChatTagKind kind) {
            // A row may keep a tag that was archived meanwhile.
            known = """
                    select t.id from chat_tag t
                    where t.id = any(%s) and t.kind = %d
                      and (not t.archived or exists (select from %s s where s.%s = ? and s.tag_id = t.id))""".formatted(IDS, kind.number(), table, owner);
            present = "select t.tag_id from %s t where t.%s = ? order by 1".formatted(table, owner);
            remove = "delete from %s where %s = ? and tag_id <> all (%s)".formatted(table, owner, IDS);
            add = "insert into %s (%s, tag_id) select ?::bigint, unnest(%s) on conflict do nothing"
                    .formatted(table, owner, IDS);
        }
    }

    private final Pairs pairs;
    private final @Nullable List<Long> wanted;
    private final List<Long> known;
    private final List<Long> present;

    /**
     * Adds the reads, unless the request names no tags.
     *
     * @param owner number of the session, topic or user
     * @param wanted numbers of the tags that replace the present ones, in order; null to keep these
     */
    ChosenTags(EntityRows rows, Pairs pairs, long owner, @Nullable List<Long> wanted) {
        this.pairs = pairs;
        this.wanted = wanted;
        known = wanted == null ? List.of() : rows.values(Long.class, pairs.known, joined(wanted), owner);
        present = wanted == null ? List.of() : rows.values(Long.class, pairs.present, owner);
    }

    TagFacts facts() {
        return wanted == null ? TagFacts.NONE : new TagFacts(known.containsAll(wanted), !present.equals(wanted));
    }

    /** Replaces the tags of the row. */
    void write(NodeEntity owner, PendingWrites writes) {
        if (wanted != null && facts().differ()) {
            writes.after(pairs.remove, owner, joined(wanted));
            writes.after(pairs.add, owner, joined(wanted));
        }
    }

    /**
     * Gives a new session the skills that its topic and its language need.
     *
     * @param language language of the customer as a BCP 47 tag in its usual form; null for that of the topic's widget
     */
    static void need(ChatSession session, @Nullable String language, PendingWrites writes) {
        String forms = Optional.ofNullable(language)
                .or(session.topic::language)
                .map(tag -> String.join(",", Languages.forms(tag)))
                .orElse("");
        writes.after(ADD_NEEDED, session, session.topic, forms);
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
