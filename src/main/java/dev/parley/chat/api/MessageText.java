package dev.parley.chat.api;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.model.InputText;
import jakarta.inject.Singleton;

/** How long a message may be; that it is not blank is a rule of the inputs. */
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
     * @throws RefusalException MESSAGE_TOO_LONG
     */
    String checked(String text, String path) {
        if (InputText.length(text) > config.maxMessageLength()) {
            throw new RefusalException(RefusalCode.MESSAGE_TOO_LONG, path);
        }
        return text;
    }
}
