package dev.parley.chat.api;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.Refusal;
import dev.parley.chat.RefusalCode;
import jakarta.inject.Singleton;

/** What a message may be. */
@Singleton
class MessageText {

    private final ChatConfig config;

    MessageText(ChatConfig config) {
        this.config = config;
    }

    /**
     * Gives the text back.
     *
     * @param path the field that it came in
     * @throws Refusal FIELD_REQUIRED, MESSAGE_TOO_LONG
     */
    String checked(String text, String path) {
        if (text.isBlank()) {
            throw new Refusal(RefusalCode.FIELD_REQUIRED, path);
        }
        if (text.length() > config.maxMessageLength()) {
            throw new Refusal(RefusalCode.MESSAGE_TOO_LONG, path);
        }
        return text;
    }
}
