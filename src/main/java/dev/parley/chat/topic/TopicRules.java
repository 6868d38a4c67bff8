package dev.parley.chat.topic;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.InputText;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Checks that the settings of a topic are consistent. */
final class TopicRules {

    private static final int MOST_RETENTION_DAYS = 36_500;
    private static final int FEWEST_OFFER_SECONDS = 5;
    private static final int MOST_OFFER_SECONDS = 3_600;
    private static final int MOST_SKILL_SECONDS = 86_400;

    private TopicRules() {}

    /**
     * Checks a changed topic.
     *
     * @param oldZone time zone before the change. It is accepted even if it is unknown here: imported rows may have such a zone, and their other
     * settings must remain editable
     * @throws RefusalException VALIDATION or FIELD_REQUIRED, with the path of the invalid setting
     */
    static void check(ChatTopic topic, String oldZone) {
        requireText(topic.name, "name");
        require(
                topic.timeZone.equals(oldZone) || ZoneId.getAvailableZoneIds().contains(topic.timeZone),
                "openingHours.timeZone");
        checkLimits(topic);
        if (topic.botEnabled) {
            requireText(topic.botName, "bot.name");
        }
    }

    private static void checkLimits(ChatTopic topic) {
        require(
                topic.retentionDays == null || topic.retentionDays >= 1 && topic.retentionDays <= MOST_RETENTION_DAYS,
                "privacy.retentionDays");
        require(
                topic.offerSeconds >= FEWEST_OFFER_SECONDS && topic.offerSeconds <= MOST_OFFER_SECONDS,
                "assignment.offerSeconds");
        require(
                topic.skillSeconds == null || topic.skillSeconds >= 0 && topic.skillSeconds <= MOST_SKILL_SECONDS,
                "assignment.skillSeconds");
        require(isNotNegative(topic.alertTimeout), "alerts.email.afterSeconds");
        require(isNotNegative(topic.warningNewChat), "alerts.agents.newChatAfterMinutes");
        require(isNotNegative(topic.managerWarningNewChat), "alerts.managers.newChatAfterMinutes");
        require(isNotNegative(topic.warningChatMessage), "alerts.agents.messageAfterMinutes");
        require(isNotNegative(topic.managerWarningChatMessage), "alerts.managers.messageAfterMinutes");
        require(isNotNegative(topic.offlineFormTimeLimit), "widget.forms.offline.fromQueue.afterMinutes");
        require(isNotNegative(topic.offlineFormQueueLength), "widget.forms.offline.fromQueue.queueLength");
    }

    private static void requireText(@Nullable String text, String path) {
        if (InputText.isBlank(text)) {
            throw new RefusalException(RefusalCode.FIELD_REQUIRED, path);
        }
    }

    private static boolean isNotNegative(@Nullable Integer limit) {
        return limit == null || limit >= 0;
    }

    private static void require(boolean holds, String path) {
        if (!holds) {
            throw new RefusalException(RefusalCode.VALIDATION, path);
        }
    }
}
