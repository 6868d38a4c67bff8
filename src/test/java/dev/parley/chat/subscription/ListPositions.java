package dev.parley.chat.subscription;

import dev.parley.graphql.value.LogPosition;
import dev.parley.support.World;
import java.util.List;

/** Positions in the log of changes. */
final class ListPositions {

    private ListPositions() {}

    /** The last event of a session. */
    static LogPosition ofLastEvent(World world, long session) {
        return last(world, "chat_session_event where session_id = ?", session);
    }

    /** The last change of some users. */
    static LogPosition ofLastChange(World world, List<String> logins) {
        return last(
                world,
                "record_change where table_name = 'ejuser' and record_id in (select id from ejuser where loginname = any(?))",
                (Object) logins.toArray(String[]::new));
    }

    private static LogPosition last(World world, String entries, Object parameter) {
        String newest = " from " + entries + " order by xid desc, id desc limit 1";
        return new LogPosition(
                world.number("select xid::text::bigint" + newest, parameter),
                world.number("select id" + newest, parameter));
    }

    /** Whether a client with a cursor has all changes up to a position. */
    static boolean has(String kind, String cursor, LogPosition position) {
        ListCursor received = ListCursor.parse(kind, cursor);
        return !received.isIncomplete() && received.position().compareTo(position) >= 0;
    }
}
