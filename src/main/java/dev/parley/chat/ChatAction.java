package dev.parley.chat;

import static dev.parley.chat.ChatSessionStatus.CUSTOMER_LAST;
import static dev.parley.chat.ChatSessionStatus.FAQ;
import static dev.parley.chat.ChatSessionStatus.IN_QUEUE;
import static dev.parley.chat.ChatSessionStatus.OFFLINE_FORM;
import static dev.parley.chat.ChatSessionStatus.PRE_CHAT_FORM;
import static dev.parley.chat.ChatSessionStatus.USER_LAST;

import java.util.Set;

/** The transition table: which action is possible in which status. */
enum ChatAction {
    ACCEPT(IN_QUEUE),
    SEND_AS_CUSTOMER(IN_QUEUE, CUSTOMER_LAST, USER_LAST),
    SEND_AS_USER(CUSTOMER_LAST, USER_LAST),
    END(PRE_CHAT_FORM, FAQ, OFFLINE_FORM, IN_QUEUE, CUSTOMER_LAST, USER_LAST);

    private final Set<ChatSessionStatus> from;

    ChatAction(ChatSessionStatus... from) {
        this.from = Set.of(from);
    }

    boolean isAllowedIn(ChatSessionStatus status) {
        return from.contains(status);
    }
}
