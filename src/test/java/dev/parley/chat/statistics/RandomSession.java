package dev.parley.chat.statistics;

import dev.parley.support.World;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A session with random times, as the test's own calculation sees it. Times are whole milliseconds. */
record RandomSession(
        long topic,
        Instant requested,
        Instant queued,
        Instant waitEnded,
        Instant started,
        Instant firstResponse,
        Instant ended,
        Integer rating,
        int transferState,
        List<Post> posts) {

    /** A message. */
    record Post(Instant at, boolean byCustomer) {}

    /** A session that was requested within a period. */
    static RandomSession within(Instant from, Instant to, long topic, Random random) {
        Instant requested = from.plusMillis(
                (long) (random.nextDouble() * Duration.between(from, to).toMillis()));
        boolean queues = random.nextInt(10) > 0;
        Instant queued = queues ? after(requested, 60, random) : null;
        boolean accepted = queues && random.nextInt(10) > 2;
        Instant started = accepted ? after(queued, 300, random) : null;
        Instant ended = after(accepted ? started : queues ? queued : requested, 3_600, random);
        List<Post> posts = new ArrayList<>();
        Instant time = requested;
        for (int i = random.nextInt(12); accepted && i > 0; i--) {
            boolean byCustomer = random.nextBoolean();
            time = after(byCustomer || time.isAfter(started) ? time : started, 120, random);
            posts.add(new Post(time, byCustomer));
        }
        Instant first = posts.stream()
                .filter(post -> !post.byCustomer)
                .map(Post::at)
                .findFirst()
                .orElse(null);
        Instant last = posts.isEmpty() ? ended : posts.get(posts.size() - 1).at;
        return new RandomSession(
                topic,
                requested,
                queued,
                queues ? (accepted ? started : ended) : null,
                started,
                first,
                last.isAfter(ended) ? last : ended,
                accepted && random.nextBoolean() ? 1 + random.nextInt(5) : null,
                accepted ? random.nextInt(8) : 9,
                posts);
    }

    private static Instant after(Instant time, int seconds, Random random) {
        return time.plusMillis(random.nextInt(seconds * 1_000));
    }

    Long waitSeconds() {
        return started == null ? null : seconds(queued, waitEnded);
    }

    Long abandonmentSeconds() {
        return queued == null || started != null ? null : seconds(queued, waitEnded);
    }

    Long conversationSeconds() {
        return started == null ? null : seconds(started, ended);
    }

    Long firstResponseSeconds() {
        return firstResponse == null ? null : seconds(queued, firstResponse);
    }

    /** Seconds from the first message without an answer, or from the accept, to the agent's next message. */
    List<Long> responses() {
        List<Long> all = new ArrayList<>();
        Instant asked = null;
        for (Post post : posts) {
            if (post.byCustomer) {
                asked = asked == null ? post.at : asked;
            } else if (asked != null) {
                Instant since = asked.isBefore(started) ? started : asked;
                all.add(Math.max(0, seconds(since, post.at)));
                asked = null;
            }
        }
        return all;
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    /** Inserts the session. Returns its id. */
    long insert(World world, long agent) {
        world.run(
                """
                insert into chat_session (topic_id, status, when_requested, queued_at, waiting_since, wait_ended_at,
                                          when_started, when_first_response, when_ended, user_id, rating, end_reason, message_seq)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)""",
                topic,
                started == null && queued != null ? 11 : 9,
                time(requested),
                time(queued),
                time(queued),
                time(waitEnded),
                time(started),
                time(firstResponse),
                time(ended),
                started == null ? null : agent,
                rating,
                posts.size());
        long session = world.number("select max(id) from chat_session where topic_id = ?", topic);
        for (int i = 0; i < posts.size(); i++) {
            world.run(
                    "insert into chat_message (session_id, seq, type, message, when_posted) values (?, ?, ?, 'Hello', ?)",
                    session,
                    i + 1,
                    posts.get(i).byCustomer ? 2 : 1,
                    time(posts.get(i).at));
        }
        if (transferState <= 4) {
            world.run(
                    "insert into chat_transfer (session_id, requested_by, to_user_id, state, requested_at, expires_at, resolved_at) values (?, ?, ?, ?, ?, ?, ?)",
                    session,
                    agent,
                    agent,
                    transferState,
                    time(started),
                    time(started.plusSeconds(60)),
                    transferState == 0 ? null : time(started.plusSeconds(30)));
        }
        return session;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
