package dev.parley.chat.topic;

import org.jspecify.annotations.Nullable;

/** A change of {@link MemberRights}. Null leaves a right unchanged. */
public record MemberRightsChange(
        @Nullable Boolean canRespond,
        @Nullable Boolean notifications,
        @Nullable Boolean canListen,
        @Nullable Boolean manager) {

    /** Returns the rights after the change. */
    MemberRights over(MemberRights before) {
        return new MemberRights(
                canRespond == null ? before.canRespond() : canRespond,
                notifications == null ? before.notifications() : notifications,
                canListen == null ? before.canListen() : canListen,
                manager == null ? before.manager() : manager);
    }
}
