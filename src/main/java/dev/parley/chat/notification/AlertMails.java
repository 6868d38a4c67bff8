package dev.parley.chat.notification;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.mail.MailAccount;
import dev.parley.chat.mail.MailConfig;
import dev.parley.database.DatabaseJob;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.hibernate.Session;

/**
 * Reports customers who wait too long by e-mail, to the recipients and the managers of their topic. An e-mail reports all who wait too long at that time, so each
 * wait is reported once. The e-mails go through the outbox. They have no data of customers.
 */
@Singleton
class AlertMails {

    /** Excludes other instances, which would report the same. The next round follows soon. */
    private static final String ONLY_ONE = "select pg_try_advisory_xact_lock(17234, 88)";

    /**
     * The waits that are due: after the topic's number of seconds or, if it has none, since the alert. The longest wait of each topic stands for it. An address has
     * no spaces, brackets and quotes, which headers can't take.
     */
    private static final String REPORT = """
            with waits as (
              select s.id, s.topic_id, t.alert_recipient, w.since,
                     case when t.alert_timeout > 0 then w.since + make_interval(secs => t.alert_timeout)
                          when s.alert_level > 0
                          then (select max(e.at) from chat_session_event e where e.session_id = s.id and e.type = 'ALERTED') end as due_at
              from (select * from chat_session s where {waits}
                    union all select * from chat_session s where s.status = 5 and s.unanswered_since is not null) s
              join chat_topic t on t.id = s.topic_id and not t.deleted and t.flags & 2 <> 0
              cross join lateral (select case when s.status = 5 then s.unanswered_since else s.waiting_since end) w (since)),
            due as (
              select distinct on (w.topic_id) w.*, count(*) over (partition by w.topic_id) as waiting
              from waits w where w.due_at <= now() order by w.topic_id, w.since, w.id),
            unreported as (
              select d.* from due d
              where exists (
                select from waits w
                where w.topic_id = d.topic_id and w.due_at <= now()
                  and not exists (select from transcript_mail m join chat_session o on o.id = m.session_id
                                  where m.waiting_count is not null and o.topic_id = w.topic_id and m.requested_at >= w.due_at))
                and not exists (select from transcript_mail m join chat_session o on o.id = m.session_id
                                where m.waiting_count is not null and o.topic_id = d.topic_id
                                  and m.requested_at > now() - make_interval(secs => :interval)))
            insert into transcript_mail (session_id, recipient, requested_at, due_at, waiting_count, waiting_seconds)
            select distinct d.id, r.address, now(), now(), d.waiting, extract(epoch from now() - d.since)::integer
            from unreported d
            cross join lateral (
              select lower(a) from regexp_split_to_table(coalesce(d.alert_recipient, ''), '[,;[:space:]]+') a
              union
              select lower(btrim(u.email)) from chat_topic_user m join ejuser u on u.id = m.user_id
              where m.topic_id = d.topic_id and m.manager and u.status not in (3, 4)) r (address)
            where length(r.address) <= 254 and r.address ~ '^[^[:space:][:cntrl:]<>()\\[\\],;:\\\\"@]+@[^[:space:][:cntrl:]<>()\\[\\],;:\\\\"@]+$'""".replace("{waits}", AgentQueue.waitsSql("s"));

    private final MailAccount account;
    private final MailConfig config;

    AlertMails(MailAccount account, MailConfig config) {
        this.account = account;
        this.config = config;
    }

    @DatabaseJob
    @Scheduled(
            identity = "alert-mails",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void report() {
        if (account.isConfigured()) {
            report(config.alertEvery());
        }
    }

    /** Puts e-mails into the outbox, for topics without one within an interval. */
    static void report(Duration interval) {
        QuarkusTransaction.requiringNew().run(() -> {
            Session database = Panache.getSession();
            if (database.createNativeQuery(ONLY_ONE, Boolean.class).getSingleResult()) {
                database.createNativeMutationQuery(REPORT)
                        .setParameter("interval", (double) interval.toSeconds())
                        .executeUpdate();
            }
        });
    }
}
