package dev.parley.chat.topic;

/** Settings that are bits of {@code chat_topic.flags}. The masks are SuperOffice's. */
public enum ChatTopicFlag {
    POPUP_ALERT(1, "alerts.popUp", "Whether alerts are shown as a pop-up."),
    EMAIL_ALERT(2, "alerts.email.enabled", "Whether an unanswered session is reported by e-mail."),
    COLLECT_CONSENT(4, "widget.forms.preChat.collectConsent", "Whether the form requires the customer's consent."),
    USE_CUSTOM_QUEUE_MESSAGE(8, "widget.queueText.enabled", "Whether the custom text is shown."),
    WIDGET_SIZE_LARGE(16, "widget.large", "Whether the widget is large."),
    OFFLINE_COLLECT_CONSENT(
            32, "widget.forms.offline.collectConsent", "Whether the form requires the customer's consent."),
    USE_QUEUE_OFFLINE_FORM(64, "widget.forms.offline.fromQueue.enabled", "Whether the thresholds apply.");

    private final int mask;
    private final String path;
    private final String description;

    ChatTopicFlag(int mask, String path, String description) {
        this.mask = mask;
        this.path = path;
        this.description = description;
    }

    /** Returns the path of the setting in the schema. */
    String path() {
        return path;
    }

    /** Returns the description in the schema. */
    String description() {
        return description;
    }

    boolean isIn(int flags) {
        return (flags & mask) != 0;
    }

    /** Returns flags with this one set or cleared. Other bits stay as they are, also unknown ones. */
    int setIn(int flags, boolean on) {
        return on ? flags | mask : flags & ~mask;
    }
}
