package dev.parley.chat.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A column of the CSV export: its name, and the path of the field in a session. */
enum ExportColumn {
    ID("id"),
    DATABASE_ID("databaseId"),
    TOPIC("topic.name", "topic"),
    STATUS("status"),
    PHASE("phase"),
    CUSTOMER_ALIAS("customerAlias"),
    NAME("name"),
    COMPANY_NAME("companyName"),
    EMAIL("email"),
    PHONE("phone"),
    COUNTRY("country"),
    WHEN_REQUESTED("whenRequested"),
    QUEUED_AT("queuedAt"),
    WHEN_STARTED("whenStarted"),
    FIRST_RESPONSE_AT("firstResponseAt"),
    WHEN_ENDED("whenEnded"),
    WAIT_SECONDS("waitSeconds"),
    DURATION_SECONDS("durationSeconds"),
    ENDED_BY("endedBy"),
    END_REASON("endReason"),
    OUTCOME("outcome"),
    WRAPPED_UP_AT("wrappedUpAt"),
    TAGS("tags.nodes", "tags"),
    USER("user.loginName", "user"),
    CUSTOMER_ID("customer.id", "customerId"),
    CONTACT("contact.name", "contact"),
    PROJECT_ID("project.id", "projectId"),
    SALE_ID("sale.id", "saleId"),
    TICKET_ID("ticket.id", "ticketId"),
    PRIORITY("priority"),
    MESSAGE_SEQ("messageSeq"),
    CHATBOT_IS_ACTIVE("chatbotIsactive"),
    HAND_OFF_REASON("handOffReason"),
    CONSENTED("consented"),
    RATING("rating"),
    RATING_COMMENT("ratingComment"),
    FIRST_MESSAGE("firstMessage"),
    LAST_MESSAGE("lastMessage");

    /** The selection of all columns. */
    static final String SELECTION = """
            id databaseId topic { id name } status phase customerAlias name companyName email phone country
            whenRequested queuedAt whenStarted firstResponseAt whenEnded waitSeconds durationSeconds endedBy endReason
            outcome wrappedUpAt tags(first: 20, orderBy: [{ field: NAME }]) { nodes { id name } }
            user { id loginName } customer { id } contact { id name } project { id } sale { id } ticket { id }
            priority messageSeq chatbotIsactive handOffReason consented rating ratingComment firstMessage lastMessage""";

    private final String[] path;
    private final String title;

    ExportColumn(String path) {
        this(path, path);
    }

    ExportColumn(String path, String title) {
        this.path = path.split("\\.");
        this.title = title;
    }

    /** Returns the name in the heading. */
    String title() {
        return title;
    }

    /** Returns the value of a session, or null. */
    @Nullable Object of(Map<?, ?> session) {
        Object value = session;
        for (String step : path) {
            value = value instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return value instanceof List<?> records ? names(records) : value;
    }

    private static String names(List<?> records) {
        return records.stream()
                .map(record -> String.valueOf(((Map<?, ?>) record).get("name")))
                .collect(Collectors.joining("; "));
    }
}
