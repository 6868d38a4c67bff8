package dev.parley.chat.topic;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text of a topic that can be translated. The text of the consent is none: its versions say what a customer consented to. */
public enum TopicText {
    WELCOME_MESSAGE("welcomeMessage", "welcomeMessage", "welcomeMessage", 4000, topic -> topic.welcomeMessage),
    TITLE("title", "widget.title", "widgetWelcomeTitle", 255, topic -> topic.widgetWelcomeTitle),
    SUBTITLE("subtitle", "widget.subtitle", "widgetWelcomeMessage", 255, topic -> topic.widgetWelcomeMessage),
    BADGE_TEXT("badgeText", "widget.badge.text", "badgeHeader", 255, topic -> topic.badgeHeader),
    PRE_CHAT_MESSAGE(
            "preChatMessage",
            "widget.forms.preChat.message",
            "widgetPreMessage",
            1024,
            topic -> topic.widgetPreMessage),
    OFFLINE_TITLE(
            "offlineTitle",
            "widget.forms.offline.title",
            "widgetOfflineHeader",
            255,
            topic -> topic.widgetOfflineHeader),
    OFFLINE_MESSAGE(
            "offlineMessage",
            "widget.forms.offline.message",
            "widgetOfflineMessage",
            1024,
            topic -> topic.widgetOfflineMessage),
    POST_CHAT_TITLE(
            "postChatTitle", "widget.forms.postChat.title", "widgetPostHeader", 255, topic -> topic.widgetPostHeader),
    POST_CHAT_MESSAGE(
            "postChatMessage",
            "widget.forms.postChat.message",
            "widgetPostMessage",
            1024,
            topic -> topic.widgetPostMessage),
    QUEUE_TEXT("queueText", "widget.queueText.text", "customQueueText", 255, topic -> topic.customQueueText),
    RATING_TEXT("ratingText", "widget.rating.text", "widgetRatingText", 1024, topic -> topic.widgetRatingText);

    private final String key;
    private final String path;
    private final String attribute;
    private final int mostCharacters;
    private final Function<ChatTopic, @Nullable String> original;

    TopicText(
            String key,
            String path,
            String attribute,
            int mostCharacters,
            Function<ChatTopic, @Nullable String> original) {
        this.key = key;
        this.path = path;
        this.attribute = attribute;
        this.mostCharacters = mostCharacters;
        this.original = original;
    }

    /** Returns its name in the schema and in the stored JSON. */
    String key() {
        return key;
    }

    /** Returns the path of the topic's field that it translates. */
    String path() {
        return path;
    }

    int mostCharacters() {
        return mostCharacters;
    }

    /** Returns the topic's own text. */
    @Nullable String of(ChatTopic topic) {
        return original.apply(topic);
    }

    /** Returns the Java names of the columns of all texts. */
    static List<String> attributes() {
        return Stream.of(values()).map(text -> text.attribute).toList();
    }
}
