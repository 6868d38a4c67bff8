package dev.parley.chat.lifecycle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * References of a new message to other records.
 *
 * @param cannedReply number of the canned reply from which the text was made; null if there is none
 * @param files numbers of files that the caller has uploaded, in the order in which they are shown
 * @param mentions ids of the members of the topic whom the note mentions
 */
public record MessageReferences(@Nullable Long cannedReply, List<Long> files, Set<Long> mentions) {

    /** The ids of the mentioned users, separated by commas. */
    String mentioned() {
        return mentions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
