package dev.parley.chat.privacy;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The sessions that retention would delete in a topic now. */
@Type("RetentionPreview")
@Description("The sessions that retention would delete in a topic now. Nothing is deleted by asking.")
public final class RetentionPreview {

    @Description("Sessions that ended before this time are not kept. Null: all are kept for ever.")
    public final @Nullable Instant endedBefore;

    @NonNull @Description("Number of sessions that would be deleted.")
    public final int sessions;

    @NonNull @Description("Number of sessions that are old enough, but have a legal hold.")
    public final int held;

    @Description("End of the oldest session that would be deleted. Null if none would be.")
    public final @Nullable Instant oldestEndedAt;

    RetentionPreview(@Nullable Instant endedBefore, int sessions, int held, @Nullable Instant oldestEndedAt) {
        this.endedBefore = endedBefore;
        this.sessions = sessions;
        this.held = held;
        this.oldestEndedAt = oldestEndedAt;
    }
}
