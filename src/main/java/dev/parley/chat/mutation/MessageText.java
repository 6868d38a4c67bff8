package dev.parley.chat.mutation;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.InputText;
import jakarta.inject.Singleton;

/** Checks the length of messages. The inputs themselves reject blank messages. */
@Singleton
public class MessageText {

    private final ChatConfig config;

    MessageText(ChatConfig config) {
        this.config = config;
    }

    /**
     * Returns the text.
     *
     * @param path the input field that contains it
     * @throws RefusalException MESSAGE_TOO_LONG
     */
    public String checked(String text, String path) {
        if (InputText.length(text) > config.maxMessageLength()) {
            throw new RefusalException(RefusalCode.MESSAGE_TOO_LONG, path);
        }
        return text;
    }
}
