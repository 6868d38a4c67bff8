package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.tag.ClosingDetails;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tags of a session that ends: what the decision must know of them, and their change. */
final class ClosingTags {

    private static final String IDS = "string_to_array(?, ',')::bigint[]";

    /** A session that was reopened may keep a tag that was archived meanwhile. */
    private static final String KNOWN = """
            select t.id from chat_tag t
            where t.id = any(%s)
              and (not t.archived or exists (select from chat_session_tag s where s.session_id = ? and s.tag_id = t.id))""".formatted(IDS);

    private static final String PRESENT = "select t.tag_id from chat_session_tag t where t.session_id = ? order by 1";

    private static final String REMOVE =
            "delete from chat_session_tag where session_id = ? and tag_id <> all (" + IDS + ")";

    private static final String ADD = "insert into chat_session_tag (session_id, tag_id) select ?::bigint, unnest("
            + IDS + ") on conflict do nothing";

    private final @Nullable List<Long> wanted;
    private final List<Long> known;
    private final List<Long> present;

    /** Adds the reads, unless the request names no tags. */
    ClosingTags(EntityRows rows, long session, ClosingDetails closing) {
        wanted = closing.tagIds();
        known = wanted == null ? List.of() : rows.values(Long.class, KNOWN, joined(wanted), session);
        present = wanted == null ? List.of() : rows.values(Long.class, PRESENT, session);
    }

    ClosingDetails.TagFacts facts() {
        return wanted == null
                ? ClosingDetails.TagFacts.NONE
                : new ClosingDetails.TagFacts(known.containsAll(wanted), !present.equals(wanted));
    }

    /** Replaces the tags of the session. */
    void write(ChatSession session, PendingWrites writes) {
        if (wanted != null && facts().differ()) {
            writes.after(REMOVE, session, joined(wanted));
            writes.after(ADD, session, joined(wanted));
        }
    }

    private static String joined(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
