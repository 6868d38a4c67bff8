package dev.parley.chat.topic;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.OpeningHours.Hours;
import dev.parley.graphql.model.InputText;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Checks that the settings of a topic are consistent. Check constraints of the table repeat the rules for opening hours.
 *
 * <p>A time zone and flag bits that the row already had are accepted even if they are unknown here. Imported rows may have such values, and their
 * other settings must remain editable.
 */
final class TopicRules {

    private final String timeZone;
    private final int flags;
    private final int requiredFields;
    private final int offlineFields;

    private TopicRules(ChatTopic topic) {
        this.timeZone = topic.timeZone;
        this.flags = topic.flags;
        this.requiredFields = topic.widgetRequiredFields;
        this.offlineFields = topic.widgetOfflineFields;
    }

    /** Returns the rules for a topic. Call this before changing the topic: its present values remain valid. */
    static TopicRules before(ChatTopic topic) {
        return new TopicRules(topic);
    }

    /**
     * Checks a changed topic.
     *
     * @throws RefusalException VALIDATION or FIELD_REQUIRED, with the invalid column
     */
    void check(ChatTopic topic) {
        requireText(topic.name, "name");
        require(topic.timeZone.equals(timeZone) || ZoneId.getAvailableZoneIds().contains(topic.timeZone), "timeZone");
        checkHours(topic);
        checkLimits(topic);
        require(ChatTopicFlag.areKnown(topic.flags & ~flags), "flags");
        require(WidgetRequiredField.areKnown(topic.widgetRequiredFields & ~requiredFields), "widgetRequiredFields");
        require(WidgetRequiredField.areKnown(topic.widgetOfflineFields & ~offlineFields), "widgetOfflineFields");
        if (topic.botEnabled) {
            requireText(topic.botName, "botName");
        }
    }

    private static void checkHours(ChatTopic topic) {
        require(!topic.monEnabled || isPeriod(topic.monStart, topic.monStop), "monStop");
        require(!topic.tueEnabled || isPeriod(topic.tueStart, topic.tueStop), "tueStop");
        require(!topic.wedEnabled || isPeriod(topic.wedStart, topic.wedStop), "wedStop");
        require(!topic.thuEnabled || isPeriod(topic.thuStart, topic.thuStop), "thuStop");
        require(!topic.friEnabled || isPeriod(topic.friStart, topic.friStop), "friStop");
        require(!topic.satEnabled || isPeriod(topic.satStart, topic.satStop), "satStop");
        require(!topic.sunEnabled || isPeriod(topic.sunStart, topic.sunStop), "sunStop");
        require(!topic.useLunchHours || isPeriod(topic.lunchStart, topic.lunchStop), "lunchStop");
    }

    private static void checkLimits(ChatTopic topic) {
        require(isNotNegative(topic.alertTimeout), "alertTimeout");
        require(isNotNegative(topic.warningNewChat), "warningNewChat");
        require(isNotNegative(topic.managerWarningNewChat), "managerWarningNewChat");
        require(isNotNegative(topic.warningChatMessage), "warningChatMessage");
        require(isNotNegative(topic.managerWarningChatMessage), "managerWarningChatMessage");
        require(isNotNegative(topic.offlineFormTimeLimit), "offlineFormTimeLimit");
        require(isNotNegative(topic.offlineFormQueueLength), "offlineFormQueueLength");
    }

    private static void requireText(String text, String column) {
        if (InputText.isBlank(text)) {
            throw new RefusalException(RefusalCode.FIELD_REQUIRED, column);
        }
    }

    private static boolean isPeriod(LocalTime start, LocalTime stop) {
        return start != null && stop != null && new Hours(start, stop).isPeriod();
    }

    private static boolean isNotNegative(Integer limit) {
        return limit == null || limit >= 0;
    }

    private static void require(boolean holds, String column) {
        if (!holds) {
            throw new RefusalException(RefusalCode.VALIDATION, column);
        }
    }
}
