package dev.parley.chat.topic;

import java.util.stream.Stream;

/** Bits of {@code chat_topic.flags}. The masks are SuperOffice's. */
public enum ChatTopicFlag {
    POPUP_ALERT(1),
    EMAIL_ALERT(2),
    COLLECT_CONSENT(4),
    USE_CUSTOM_QUEUE_MESSAGE(8),
    WIDGET_SIZE_LARGE(16),
    OFFLINE_COLLECT_CONSENT(32),
    USE_QUEUE_OFFLINE_FORM(64);

    private final int mask;

    ChatTopicFlag(int mask) {
        this.mask = mask;
    }

    static boolean areKnown(int flags) {
        int known = Stream.of(values()).mapToInt(flag -> flag.mask).sum();
        return (flags & ~known) == 0;
    }

    boolean isIn(int flags) {
        return (flags & mask) != 0;
    }
}
