package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.jspecify.annotations.Nullable;

/**
 * Kind of a message as SuperOffice stores it. GraphQL has {@link ChatMessageKind} and {@link ChatNoticeKind} instead. Numbers below 100 are
 * SuperOffice's; numbers from 100 on are Parley's.
 */
public enum ChatMessageSpecialType {
    NONE(0, ChatMessageKind.TEXT),
    WELCOME(1, ChatNoticeKind.WELCOME),
    URL(2, ChatMessageKind.LINK),
    BLOCK(3, ChatNoticeKind.BLOCKED),
    NEW_SESSION(5, ChatNoticeKind.NEW_SESSION),
    TRANSFERRED_SESSION(6, ChatNoticeKind.TRANSFERRED),
    ERROR(7, ChatNoticeKind.ERROR),
    SESSION_DELETED(8, ChatNoticeKind.SESSION_DELETED),
    FAQ_SUCCESS_QUESTION(9, ChatNoticeKind.FAQ_QUESTION),
    CLOSED_BY_USER(10, ChatNoticeKind.ENDED_BY_AGENT),
    CLOSED_BY_CUSTOMER(11, ChatNoticeKind.ENDED_BY_CUSTOMER),
    CLOSED_BY_IDLE(12, ChatNoticeKind.ENDED_BY_INACTIVITY),
    TRANSFER_REJECTED(13, ChatNoticeKind.TRANSFER_REJECTED),
    REOPENED_BY_CUSTOMER(14, ChatNoticeKind.REOPENED_BY_CUSTOMER),
    CLICKED_OPTION(15, ChatNoticeKind.OPTION_CHOSEN),
    BOT_MESSAGE(16, ChatMessageKind.TEXT),
    OPTIONS(17, ChatMessageKind.OPTIONS),
    ILLEGAL_FILE_TYPE(18, ChatNoticeKind.FILE_TYPE_REJECTED),
    RETURNED_TO_QUEUE(100, ChatNoticeKind.RETURNED_TO_QUEUE),
    INFECTED_FILE(101, ChatNoticeKind.FILE_INFECTED);

    @EnumeratedValue
    private final short number;

    private final ChatMessageKind kind;
    private final @Nullable ChatNoticeKind notice;

    ChatMessageSpecialType(int number, ChatMessageKind kind) {
        this(number, kind, null);
    }

    ChatMessageSpecialType(int number, ChatNoticeKind notice) {
        this(number, ChatMessageKind.NOTICE, notice);
    }

    ChatMessageSpecialType(int number, ChatMessageKind kind, @Nullable ChatNoticeKind notice) {
        this.number = (short) number;
        this.kind = kind;
        this.notice = notice;
    }

    /** Returns the kind of such messages. */
    public ChatMessageKind kind() {
        return kind;
    }

    /** Returns the kind of the notice, or null if such messages are not notices. */
    public @Nullable ChatNoticeKind notice() {
        return notice;
    }
}
