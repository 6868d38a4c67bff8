package dev.parley.chat.tag;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.GlobalId;
import java.util.List;

/** The tags that an input names. */
public final class TagIds {

    /** Maximum number of tags of each kind of a session, a topic or a user. */
    private static final int MOST = 20;

    private TagIds() {}

    /**
     * Returns the numbers of tags, in order and without duplicates.
     *
     * @param ids their ids, as a client sent them
     * @param field the input field
     * @throws RefusalException VALIDATION
     */
    public static List<Long> numbers(List<String> ids, String field) {
        List<Long> numbers = ids.stream()
                .map(id -> (Long) GlobalId.number("ChatTag", id))
                .distinct()
                .sorted()
                .toList();
        if (numbers.size() > MOST) {
            throw new RefusalException(RefusalCode.VALIDATION, field);
        }
        return numbers;
    }
}
