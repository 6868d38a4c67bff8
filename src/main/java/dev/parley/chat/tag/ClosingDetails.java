package dev.parley.chat.tag;

import dev.parley.chat.ChatSessionOutcome;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The details that staff note when a chat ends, or afterwards.
 *
 * @param outcome null to keep the present one
 * @param tagIds numbers of the tags that replace those of the session, in order and without duplicates; null to keep the present ones
 * @param note text of an internal note, or null
 */
public record ClosingDetails(
        @Nullable ChatSessionOutcome outcome,
        @Nullable List<Long> tagIds,
        @Nullable String note) {

    /** Nothing is noted. */
    public static final ClosingDetails NONE = new ClosingDetails(null, null, null);

    /** Returns the first input field that is given; null if there is none. */
    public @Nullable String firstField() {
        if (outcome != null) {
            return "outcome";
        }
        return tagIds != null ? "tagIds" : note == null ? null : "note";
    }

    /** Returns whether the outcome or a tag is given. */
    public boolean describesChat() {
        return outcome != null || hasTags();
    }

    /** Returns whether a tag is given. */
    public boolean hasTags() {
        return tagIds != null && !tagIds.isEmpty();
    }

    /**
     * The facts about the tags that are given.
     *
     * @param areKnown whether all of them exist, and can be chosen
     * @param differ whether the session, the topic or the user has other ones
     */
    public record TagFacts(boolean areKnown, boolean differ) {

        /** No tags are given. */
        public static final TagFacts NONE = new TagFacts(true, false);

        /**
         * Requires that all tags exist, and can be chosen.
         *
         * @param field the input field that names them
         * @throws RefusalException TAG_NOT_FOUND
         */
        public void requireKnown(String field) {
            if (!areKnown) {
                throw new RefusalException(RefusalCode.TAG_NOT_FOUND, field);
            }
        }
    }
}
