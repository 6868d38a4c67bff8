package dev.parley.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of chats. */
@ConfigMapping(prefix = "parley.chat")
interface ChatConfig {

    /** Characters that one message may have. Longer ones are refused with MESSAGE_TOO_LONG, never cut. */
    @WithDefault("10000")
    int maxMessageLength();
}
