package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ratings by customers. */
@QuarkusTest
class RateTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void aSessionThatIsFinished() {
        topic = world.topicWithPostForm();
        world.set(topic, "widget_enable_rating = true");
        anna = world.agentOf(topic);
        session = world.finished(topic, anna);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void rate_againWithoutAComment_keepsTheComment() {
        customer.does("rateChatSession", session, Map.of("rating", 2, "comment", "Slow"));

        rate(5);

        assertThat(world.session(session, "rating, rating_comment")).isEqualTo("5 Slow");
    }

    @Test
    void rate_withNull_removesTheComment() {
        customer.does("rateChatSession", session, Map.of("rating", 2, "comment", "Slow"));
        Map<String, Object> input = new HashMap<>(Map.of("rating", 2));
        input.put("comment", null);

        assertThat(customer.does("rateChatSession", session, input).changed()).isTrue();

        assertThat(world.session(session, "rating, rating_comment is null")).isEqualTo("2 t");
    }

    @Test
    void rate_storesTheRatingAndKeepsTheStatus() {
        assertThat(customer.does("rateChatSession", session, Map.of("rating", 5, "comment", "Quick!"))
                        .sessionStatus())
                .isEqualTo("FINISHED");

        assertThat(world.session(session, "rating, rating_comment")).isEqualTo("5 Quick!");
        assertThat(world.events(session)).containsExactly("RATED");
    }

    @Test
    void rate_again_replacesTheRating() {
        rate(5);

        assertThat(rate(2).changed()).isTrue();
        assertThat(rate(2).changed()).isFalse();

        assertThat(world.session(session, "rating")).isEqualTo("2");
        assertThat(world.events(session)).containsExactly("RATED", "RATED");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void rate_outOfRange_isRefused(int rating) {
        assertThat(rate(rating).refusal()).isEqualTo("RATING_OUT_OF_RANGE rating");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void rate_inRange_isStored(int rating) {
        assertThat(rate(rating).refusal()).isNull();
    }

    @Test
    void rate_withATooLongComment_isRefused() {
        assertThat(customer.does("rateChatSession", session, Map.of("rating", 5, "comment", "x".repeat(1025)))
                        .refusal())
                .isEqualTo("FIELD_TOO_LONG comment");
        assertThat(customer.does("rateChatSession", session, Map.of("rating", 5, "comment", "x".repeat(1024)))
                        .refusal())
                .isNull();
    }

    @Test
    void rate_withACommentOfInvisibleCharacters_storesNone() {
        assertThat(customer.does("rateChatSession", session, Map.of("rating", 5, "comment", "\u0007\u200B"))
                        .refusal())
                .isNull();

        assertThat(world.session(session, "rating, rating_comment")).isEqualTo("5");
    }

    @Test
    void rate_whereTheTopicAcceptsNoRatings_isRefused() {
        world.set(topic, "widget_enable_rating = false");

        assertThat(rate(5).refusal()).isEqualTo("RATING_DISABLED");
    }

    @Test
    void rate_ofAnUnansweredConversation_isRefused() {
        session = world.closed(topic);
        customer = Caller.customer(world.key(session));
        world.messages(session, 1);

        assertThat(AllowedActionCode.ofCustomer(customer, "RATE")).isEqualTo("RATING_DISABLED");
        assertThat(rate(5).refusal()).isEqualTo("RATING_DISABLED");
        assertThat(world.session(session, "rating")).isEmpty();
    }

    @Test
    void rate_ofAConversationAnsweredByABot_isStored() {
        session = world.closed(topic);
        customer = Caller.customer(world.key(session));
        world.messages(session, 2);
        world.run("update chat_message set type = 1 where session_id = ? and seq = 2", session);

        assertThat(AllowedActionCode.ofCustomer(customer, "RATE")).isNull();
        assertThat(rate(5).refusal()).isNull();
    }

    @Test
    void rate_ofAConversationWithNotesOnly_isRefused() {
        session = world.closed(topic);
        customer = Caller.customer(world.key(session));
        world.messages(session, 1);
        world.run("update chat_message set type = 1, visibility = 1 where session_id = ?", session);

        assertThat(rate(5).refusal()).isEqualTo("RATING_DISABLED");
    }

    @Test
    void rate_afterTheRatingWindow_isRefused() {
        rate(4);
        world.alter(
                session,
                "when_requested = when_requested - interval '2 days', when_started = when_started - interval '2 days',"
                        + " when_ended = now() - interval '24 hours'");

        assertThat(AllowedActionCode.ofCustomer(customer, "RATE")).isEqualTo("RATING_WINDOW_PASSED");
        assertThat(rate(5).refusal()).isEqualTo("RATING_WINDOW_PASSED");
        assertThat(world.session(session, "rating")).isEqualTo("4");
    }

    @Test
    void rate_justBeforeTheEndOfTheRatingWindow_isStored() {
        world.alter(
                session,
                "when_requested = when_requested - interval '2 days', when_started = when_started - interval '2 days',"
                        + " when_ended = now() - interval '23 hours 59 minutes'");

        assertThat(rate(5).refusal()).isNull();
        assertThat(Caller.nobody()
                        .asks("{ serviceInfo { ratingWindowSeconds } }")
                        .<Integer>data("serviceInfo.ratingWindowSeconds"))
                .isEqualTo(86_400);
    }

    @Test
    void rate_beforeTheEnd_isRefused() {
        session = world.active(topic, anna);
        customer = Caller.customer(world.key(session));

        assertThat(rate(5).refusal()).isEqualTo("NOT_ENDED");
    }

    @Test
    void rate_byAnAgent_isRefused() {
        assertThat(Caller.agent(anna)
                        .does("rateChatSession", session, Map.of("rating", 5))
                        .refusal())
                .isEqualTo("NOT_ALLOWED");
    }

    private Answer rate(int rating) {
        return customer.does("rateChatSession", session, Map.of("rating", rating));
    }
}
