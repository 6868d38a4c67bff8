package dev.parley.chat.webhook;

import dev.parley.crm.User;

/** The statements of {@link WebhookQueue}. */
final class WebhookQueueSql {

    /** Maximum number of entries of the log that one statement reads for a webhook. */
    static final int PAGE = 500;

    /** First key of the advisory locks. */
    private static final int LOCK = 0x5748;

    /** Excludes all others that create or end deliveries of a webhook. Taken before any row is locked. */
    static final String LOCK_ALONE = "select pg_advisory_xact_lock(" + LOCK + ", cast(? as integer))::text";

    /** Excludes only {@link #LOCK_ALONE}. */
    static final String LOCK_SHARED = "select pg_advisory_xact_lock_shared(" + LOCK + ", cast(? as integer))::text";

    static final String POSITION = """
            select c.xid::text, c.id from webhook_cursor c join webhook w on w.id = c.webhook_id
            where c.webhook_id = ? and w.enabled""";

    /**
     * Creates deliveries of the next page of the log, and moves the position. Parameters: the position twice, the webhook twice.
     *
     * <p>The log has the order of transactions, in which an event may come before one with a smaller seq. The smaller one has been committed before, so it is
     * delivered first ("early"), although it is behind the page, or even behind a transaction that is still open. The walk from the page's events to smaller ones
     * ends where the position has been before.
     *
     * <p>The cross join with one row, which the planner takes for many, makes it use the index whatever the size of the table was when the plan was made.
     */
    static final String CREATE = """
            with page as materialized (
              select e.xid, e.id, e.session_id, e.seq, e.type, e.at
              from chat_session_event e cross join string_to_table('one row', ',')
              where (e.xid, e.id) > (cast(? as xid8), ?) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
              order by e.xid, e.id limit %1$d),
            bound as (select p.xid, p.id from page p order by p.xid desc, p.id desc limit 1),
            early as (
              select e.xid, e.id, e.session_id, e.seq, e.type, e.at
              from (select p.session_id, max(p.seq) as seq from page p group by p.session_id) s
              cross join bound b
              cross join lateral (select coalesce((
                select d.seq from chat_session_event d
                where d.session_id = s.session_id and d.seq < s.seq and (d.xid, d.id) <= (cast(? as xid8), ?)
                order by d.seq desc limit 1), 0) as seq) as reached
              join chat_session_event e on e.session_id = s.session_id and e.seq > reached.seq and e.seq < s.seq
                and (e.xid, e.id) > (b.xid, b.id)),
            wanted as (
              select n.*, w.id as webhook_id
              from (select * from page union all select * from early) n
              join chat_session s on s.id = n.session_id
              join webhook w on w.id = ?
              where (w.event_types = '' or n.type = any (string_to_array(w.event_types, ',')))
                and (w.topic_ids = '' or s.topic_id = any (string_to_array(w.topic_ids, ',')::bigint[]))
                and not exists (select from webhook_delivery d where d.event_id = n.id and d.webhook_id = w.id)),
            created as (
              insert into webhook_delivery (webhook_id, event_id, session_id, seq, type, occurred_at, due_at)
              select n.webhook_id, n.id, n.session_id, n.seq, n.type, n.at,
                     case when row_number() over (partition by n.session_id order by n.seq) = 1
                               and not exists (select from webhook_delivery d where d.webhook_id = n.webhook_id
                                               and d.session_id = n.session_id and d.state = 'PENDING' and d.seq < n.seq)
                          then now() end
              from wanted n order by n.session_id, n.seq)
            update webhook_cursor c set xid = b.xid, id = b.id from bound b where c.webhook_id = ?
            returning (select count(*) from page)""".formatted(PAGE);

    static final String CLAIM = """
            update webhook_delivery d
            set attempts = d.attempts + 1, first_attempt_at = coalesce(d.first_attempt_at, now()), last_attempt_at = now(),
                due_at = now() + make_interval(secs => ?)
            where d.id = any (array(
              select due.id
              from unnest(?::bigint[], ?::integer[]) as room (webhook_id, free)
              cross join lateral (
                select o.id from webhook_delivery o
                where o.webhook_id = room.webhook_id and o.state = 'PENDING' and o.due_at <= now()
                order by o.due_at limit room.free for update skip locked) as due))
            returning d.id, d.webhook_id, d.attempts, extract(epoch from now() - d.first_attempt_at)::float8,
                      d.event_id, d.session_id, d.seq, d.type, d.occurred_at,
                      exists (select from chat_session_event e join chat_session s on s.id = e.session_id
                              where e.id = d.event_id and (s.status <> 8 or e.type = 'DELETED'))""";

    /** Ignores the result of an attempt if another attempt has begun meanwhile: the number of the attempt has changed then. */
    private static final String OWN = "where d.id = ? and d.state = 'PENDING' and d.attempts = ?";

    private static final String RELEASE_NEXT = """
            , next as (
              update webhook_delivery n set due_at = now() from ended
              where n.id = (select p.id from webhook_delivery p
                            where p.webhook_id = ended.webhook_id and p.session_id = ended.session_id and p.state = 'PENDING'
                              and p.seq > ended.seq
                            order by p.seq limit 1)
                and n.due_at is null)
            """;

    private static final String END = """
            with ended as (
              update webhook_delivery d
              set state = ?, ended_at = now(), due_at = null, response_status = ?, failure = ?, response_millis = ?
            """ + OWN + " returning d.webhook_id, d.session_id, d.seq)" + RELEASE_NEXT;

    static final String DELIVERED = END
            + "update webhook w set failing_since = null from ended where w.id = ended.webhook_id and w.failing_since is not null";

    static final String DEAD = END + "select 1 from ended";

    static final String DROP = "with ended as (delete from webhook_delivery d " + OWN
            + " returning d.webhook_id, d.session_id, d.seq)" + RELEASE_NEXT + "select 1 from ended";

    static final String RETRY = """
            with retried as (
              update webhook_delivery d
              set due_at = now() + make_interval(secs => ?), response_status = ?, failure = ?, response_millis = ?
            """ + OWN + " returning d.webhook_id) "
            + "update webhook w set failing_since = now() from retried where w.id = retried.webhook_id and w.failing_since is null";

    /** Delivers all events again that were given up since a time, one session's events in their order. Returns their number. */
    static final String REDELIVER_DEAD = """
            with dead as (
              select d.id, d.session_id, d.seq, row_number() over (partition by d.session_id order by d.seq) as place
              from webhook_delivery d where d.webhook_id = ? and d.state = 'DEAD' and d.ended_at >= ?),
            again as (
              update webhook_delivery d
              set state = 'PENDING', ended_at = null, attempts = 0, first_attempt_at = null,
                  due_at = case when dead.session_id is null or dead.place = 1 and not exists (
                             select from webhook_delivery p where p.webhook_id = d.webhook_id and p.session_id = d.session_id
                               and p.state = 'PENDING' and p.seq < d.seq) then now() end
              from dead where d.id = dead.id returning d.id)
            select count(*)::integer from again""";

    /** Lets a webhook that was disabled try at once what it has not delivered. */
    static final String TRY_AT_ONCE = """
            update webhook_delivery set due_at = now(), attempts = 0, first_attempt_at = null
            where webhook_id = ? and state = 'PENDING' and due_at is not null""";

    static final String FORGET_FAILURE = "update webhook set failing_since = null where id = ?";

    static final String SKIP_PENDING = "delete from webhook_delivery where webhook_id = ? and state = 'PENDING'";

    static final String SKIP_LOG =
            "update webhook_cursor set xid = pg_snapshot_xmin(pg_current_snapshot()), id = 0 where webhook_id = ?";

    static final String START = "insert into webhook_cursor (webhook_id) values (?)";

    static final String ADD_SECRET = "insert into webhook_secret (webhook_id, secret) values (?, ?)";

    /** Only one former secret stays valid. */
    static final String DELETE_FORMER_SECRET =
            "delete from webhook_secret where webhook_id = ? and (expires_at is not null or cast(? as float8) <= 0)";

    static final String EXPIRE_SECRET =
            "update webhook_secret set expires_at = now() + make_interval(secs => ?) where webhook_id = ? and expires_at is null";

    static final String COUNT = "select count(*)::integer from webhook";

    static final String UNKNOWN_TOPICS = """
            select count(*)::integer from unnest(string_to_array(?, ',')::bigint[]) as given (id)
            where not exists (select from chat_topic t where t.id = given.id and not t.deleted)""";

    /** Statements about webhooks. */
    static final String ENABLED = """
            select w.id, w.url, w.document, w.owner,
                   not exists (select from ejuser u where lower(u.loginname) = lower(w.owner) and not %s),
                   w.failing_since is not null, w.signing,
                   (select string_agg(s.secret, ' ' order by s.id desc) from webhook_secret s
                    where s.webhook_id = w.id and (s.expires_at is null or s.expires_at > now()))
            from webhook w where w.enabled order by w.id""".formatted(User.mayActSql("u"));

    static final String DISABLE_FAILING = """
            update webhook set enabled = false, disabled_at = now(), disabled_reason = 'FAILING', version = version + 1
            where enabled and failing_since < now() - make_interval(secs => ?) returning id""";

    static final String DISABLE_GONE = """
            update webhook set enabled = false, disabled_at = now(), disabled_reason = 'GONE', version = version + 1
            where enabled and id = ? returning id""";

    static final String DELETE_OLD = """
            delete from webhook_delivery where id in (
              select id from webhook_delivery where ended_at < now() - make_interval(secs => ?) order by ended_at limit 20000)""";

    private WebhookQueueSql() {}
}
