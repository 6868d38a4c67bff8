package dev.parley.superoffice.source;

import dev.parley.superoffice.source.SourceColumn.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables that can be imported, in an order in which each one refers to earlier ones only. */
public final class SourceTables {

    private static final int MAX_RANK = Short.MAX_VALUE;

    /** All bits of chat_topic.flags, and of masks of required fields. */
    private static final int TOPIC_FLAGS = 127;

    private static final int FORM_FIELDS = 31;

    private static final String[] CRM_LISTS = {
        "associate_id", "group_id", "business_idx", "category_idx", "supportAssociateId", "supportLanguageId",
        "ticketPriorityId", "tzLocationId", "source", "registered_associate_id", "updated_associate_id", "updatedCount",
        "activeErpLinks", "soundEx"
    };

    private static final SourceTable TIME_ZONES = SourceTable.named("tzlocation")
            .id("TZLocation_id")
            .text("locationCode", 254)
            .text("shortName", 254)
            .text("description", 254)
            .ignored("countryId", "groupName", "regionName", "cities", "isBuiltIn", "isActive", "isDeleted")
            .ignored("registered", "registered_associate_id", "updated", "updated_associate_id", "updatedCount");

    private static final SourceTable CURRENCIES = SourceTable.named("currency")
            .id("Currency_id")
            .text("isoCode", 254)
            .text("name", 254)
            .ignored("rank", "tooltip", "deleted", "rate", "units")
            .ignored("registered", "registered_associate_id", "updated", "updated_associate_id", "updatedCount");

    private static final SourceTable COUNTRIES = SourceTable.named("country")
            .id("country_id")
            .text("name", 239)
            .text("english_name", 39)
            .text("abbrev2", 3)
            .flags("deleted")
            .ignored("rank", "tooltip", "zip_prefix", "flagres_id", "addressLayout", "addressLayoutDomestic")
            .ignored("addressLayoutForeign", "currency_id", "orgNrText", "domainName", "defaultLcid", "dialInPrefix")
            .ignored("dialOutPrefix", "interAreaPrefix", "customPhoneDesc", "phonePartOfNA", "isBuiltIn", "isoNumber")
            .ignored("abbrev3", "tzLocationId", "registered", "registered_associate_id", "updated")
            .ignored("updated_associate_id", "updatedCount");

    private static final SourceTable CONTACTS = SourceTable.named("contact")
            .id("contact_id")
            .text("name", 219)
            .text("department", 219)
            .text("number1", 49)
            .text("number2", 49)
            .text("orgNr", 49)
            .positive("country_id", Integer.MAX_VALUE)
            .flags("xstop", "nomailing")
            .reference("mother_id", "contact")
            .utcTimes("registered", "updated")
            .deletedBy("deleted", "DeletedDate")
            .ignored(CRM_LISTS)
            .ignored("supportPersonId");

    private static final SourceTable PERSONS = SourceTable.named("person")
            .id("person_id")
            .reference("contact_id", "contact")
            .text("firstname", 99)
            .text("middleName", 99)
            .text("lastname", 99)
            .text("mrmrs", 239)
            .text("title", 239)
            .text("department", 254)
            .text("person_number", 49)
            .clamped("rank", 0, MAX_RANK)
            .positive("country_id", Integer.MAX_VALUE)
            .enumeration("gender", 0, 1, 2)
            .flags("nomailing", "retired")
            .utcTimes("registered", "updated")
            .deletedBy("DeletedDate")
            .ignored(CRM_LISTS)
            .ignored("salutation", "position_idx", "year_of_birth", "month_of_birth", "day_of_birth", "blockEmarketing")
            .ignored("showContactTickets");

    private static final SourceTable EMAILS = SourceTable.named("email", "person_email")
            .id("email_id")
            .reference("person_id", "person")
            .text("email_address", 239)
            .number("type")
            .clamped("rank", 0, MAX_RANK)
            .ignored("contact_id", "project_id", "reserved_id1", "reserved_id2", "protocol", "description")
            .ignored("registered", "registered_associate_id", "updated", "updated_associate_id", "updatedCount")
            .ignored("bounceCount", "lastBounce", "lastSent", "dbi_agent_id", "appointment_id", "lastBounceCode")
            .ignored("lastBounceReason");

    private static final SourceTable PHONES = SourceTable.named("phone", "person")
            .id("phone_id")
            .reference("owner_id", "person")
            .number("ptype_idx")
            .text("phone", 239)
            .clamped("rank", 0, MAX_RANK)
            .ignored("description", "registered", "registered_associate_id", "updated", "updated_associate_id")
            .ignored("updatedCount", "validFrom", "validTo", "searchPhoneNumber");

    private static final SourceTable USERS = SourceTable.named("ejuser")
            .id("id")
            .text("loginname", 63)
            .text("username", 63)
            .text("firstname", 127)
            .text("middlename", 127)
            .text("lastname", 127)
            .text("email", 255)
            .enumeration("status", 0, 1, 2, 3, 4, 5, 127)
            .number("chat_status")
            .text("not_present", 255)
            .text("language", 5)
            .ignored("password", "usergroup", "access_level", "signature", "notify_mask", "email_mask", "sms_mask")
            .ignored("default_category", "last_category", "flags", "idle_time", "minute_offset", "simultaneous_login")
            .ignored("picture_id", "default_status_new_ticket", "default_status_add_message", "login_attempts")
            .ignored("last_login_attempt");

    private static final SourceTable PROJECTS = SourceTable.named("project")
            .id("project_id")
            .text("name", 219)
            .text("project_number", 49)
            .flags("done")
            .localTimes("endDate", "nextMilestoneDate")
            .utcTimes("registered", "updated")
            .ignored("type_idx", "status_idx", "associate_id", "nmdAppointment_id", "group_id", "text_id")
            .ignored("postitText_id", "tzLocationId", "soundEx", "activeLinks", "source", "activeErpLinks")
            .ignored("registered_associate_id", "updated_associate_id", "updatedCount");

    private static final SourceTable MEMBERS = SourceTable.named("projectmember")
            .id("projectmember_id")
            .owner("project_id", "project")
            .owner("person_id", "person")
            .ignored("contact_id", "mtype_idx", "rank", "text_id", "registered", "registered_associate_id", "updated")
            .ignored("updated_associate_id", "updatedCount");

    private static final SourceTable SALES = SourceTable.named("sale")
            .id("sale_id")
            .text("heading", 219)
            .reference("contact_id", "contact")
            .reference("person_id", "person")
            .reference("project_id", "project")
            .amounts("amount", "earning")
            .special("earning_percent", "earning_percent", Form.AMOUNT)
            .special("currency_id", "currency_code", Form.CURRENCY)
            .clamped("probability", 0, 100)
            .localTimes("saledate")
            .enumeration("status", 0, 1, 2, 3, 4)
            .enumeration("done", 0, 1, 2)
            .text("number1", 49)
            .localTimes("reopenDate", "nextDueDate")
            .utcTimes("registered", "updated")
            .ignored("associate_id", "group_idx", "probability_idx", "saleType_id", "saleTypeCat_id", "source_id")
            .ignored("reason_id", "reasonSold_id", "reasonStalled_id", "comptr_id", "credited_id", "nddAppointment_id")
            .ignored("stage_when_closed_id", "registered_associate_id", "updated_associate_id", "updatedCount")
            .ignored("activeErpLinks");

    private static final SourceTable TICKETS = SourceTable.named("ticket")
            .id("id")
            .text("title", 255)
            .localTimes("created_at", "last_changed", "closed_at", "activate")
            .reference("created_by", "ejuser")
            .reference("owned_by", "ejuser")
            .text("author", 255)
            .reference("cust_id", "person")
            .reference("contact_id", "contact")
            .reference("sale_id", "sale")
            .reference("project_id", "project")
            .number("category")
            .number("priority")
            .enumeration("status", 0, 1, 2, 3, 4, 5)
            .enumeration("slevel", 0, 1, 2)
            .enumeration("origin", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
            .enumeration("read_status", 0, 1, 2, 3)
            .clamped("alert_level", 0, MAX_RANK)
            .localTimes("deadline", "replied_at")
            .number("num_replies")
            .number("num_messages")
            .text("from_address", 4000)
            .ignored("orig_category", "orig_priority", "ticket_status", "ticket_type", "alert_timeout", "alert_stop")
            .ignored("time_to_reply", "time_to_close", "real_time_to_reply", "real_time_to_close")
            .ignored(
                    "time_spent_internally",
                    "time_spent_externally",
                    "time_spent_queue",
                    "time_spent",
                    "has_attachment")
            .ignored("language", "sentiment", "sentimentConfidence", "connect_id", "tags");

    private static final SourceTable TICKET_MESSAGES = SourceTable.named("ej_message")
            .id("id")
            .owner("ticket_id", "ticket")
            .localTimes("created_at")
            .reference("created_by", "ejuser")
            .enumeration("type", 1, 0, 2)
            .enumeration("slevel", 0, 1, 2)
            .text("author", 255)
            .longText("body")
            .reference("customer_id", "person")
            .ignored("html_body");

    private static final SourceTable TOPICS = topics();

    private static final SourceTable FAQ_CATEGORIES = SourceTable.named("kb_category")
            .id("id")
            .reference("parent_id", "kb_category")
            .text("name", 64)
            .longText("description")
            .number("access_level")
            .number("inherited_access_level")
            .longText("access_check")
            .ignored("fullname", "sort_order", "created_by", "dbi_agent_id", "dbi_key", "dbi_last_syncronized")
            .ignored("dbi_last_modified");

    private static final SourceTable FAQ_ENTRIES = SourceTable.named("kb_entry")
            .id("id")
            .owner("category_id", "kb_category")
            .text("title", 255)
            .html("question", 2000)
            .html("answer", 20_000)
            .text("keywords", 255)
            .localTimes("last_changed", "expire_date")
            .number("access_level")
            .number("status")
            .ignored("created_by", "sort_order", "read_count", "score", "score_weight", "flags", "workflow_phase")
            .ignored("dbi_agent_id", "dbi_key", "dbi_last_syncronized", "dbi_last_modified");

    private static final SourceTable TOPIC_MEMBERS = SourceTable.named("chat_topic_user")
            .id("id")
            .owner("user_id", "ejuser")
            .owner("topic_id", "chat_topic")
            .flags("can_respond", "notifications", "can_listen", "manager");

    private static final SourceTable SESSIONS = SourceTable.named("chat_session")
            .id("id")
            .owner("topic_id", "chat_topic")
            .reference("user_id", "ejuser")
            .reference("customer_id", "person")
            .text("customer_alias", 64)
            .number("status")
            .localTimes("when_requested", "when_started", "when_ended", "idle", "customer_fetch")
            .special("session_key", "session_key", Form.KEY)
            .positive("initial_queue_pos", Integer.MAX_VALUE)
            .text("customer_host", 255)
            .clamped("alert_level", 0, 2)
            .number("rank")
            .text("name", 255)
            .text("company_name", 255)
            .text("email", 255)
            .text("phone", 32)
            .html("first_message", 1024)
            .html("last_message", 1024)
            .bits("flags", 3)
            .reference("project_id", "project")
            .reference("sale_id", "sale")
            .reference("ticket_id", "ticket")
            .reference("contact_id", "contact")
            .reference("transfer_to", "ejuser")
            .flags("consented", "chatbot_isactive")
            .positive("country", Integer.MAX_VALUE)
            .positive("rating", 5);

    private static final SourceTable MESSAGES = SourceTable.named("chat_message")
            .id("id")
            .owner("session_id", "chat_session")
            .html("message", Integer.MAX_VALUE)
            .utcTimes("when_posted")
            .enumeration("special_type", 0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)
            .text("special_param", 255)
            .flags("read_by_customer")
            .enumeration("type", 0, 1, 2, 3)
            .text("author", 255)
            .reference("created_by", "ejuser");

    private static final List<SourceTable> ALL = List.of(
            TIME_ZONES,
            CURRENCIES,
            COUNTRIES,
            CONTACTS,
            PERSONS,
            EMAILS,
            PHONES,
            USERS,
            PROJECTS,
            MEMBERS,
            SALES,
            TICKETS,
            TICKET_MESSAGES,
            TOPICS,
            FAQ_CATEGORIES,
            FAQ_ENTRIES,
            TOPIC_MEMBERS,
            SESSIONS,
            MESSAGES);

    private SourceTables() {}

    /** Returns all tables, referenced ones first. */
    public static List<SourceTable> all() {
        return ALL;
    }

    /** Returns the table with a name, in any case. */
    public static Optional<SourceTable> named(String name) {
        return ALL.stream()
                .filter(table -> table.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static SourceTable topics() {
        SourceTable topics = SourceTable.named("chat_topic")
                .id("id")
                .text("name", 255)
                .text("description", 255)
                .longText("welcome_message")
                .localTimes("last_accept")
                .number("alert_timeout")
                .text("alert_recipient", 255)
                .bits("flags", TOPIC_FLAGS)
                .number("warning_new_chat")
                .number("manager_warning_new_chat")
                .number("warning_chat_message")
                .number("manager_warning_chat_message")
                .text("badge_header", 255)
                .text("custom_queue_text", 255)
                .flags("widget_pre_form", "widget_auto_faq", "widget_post_form", "widget_post_transcript")
                .flags("widget_enable_rating", "widget_enable_ticket")
                .text("widget_pre_message", 1024)
                .bits("widget_required_fields", FORM_FIELDS)
                .text("widget_post_header", 255)
                .text("widget_post_message", 1024)
                .text("widget_rating_text", 1024)
                .text("widget_offline_header", 255)
                .text("widget_offline_message", 1024)
                .bits("widget_offline_fields", FORM_FIELDS)
                .positive("category_id", Integer.MAX_VALUE)
                .positive("priority_id", Integer.MAX_VALUE)
                .number("offline_form_time_limit")
                .number("offline_form_queue_length")
                .flags("use_opening_hours", "use_lunch_hours")
                .clocks("lunch_start", "lunch_stop")
                .special("tzLocationId", "time_zone", Form.TIME_ZONE);
        for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")) {
            topics.flags(day + "_enabled").clocks(day + "_start", day + "_stop");
        }
        for (String color : List.of(
                "color",
                "badge_color",
                "badge_text_color",
                "cust_msg_color",
                "cust_msg_text_color",
                "agent_msg_color",
                "agent_msg_text_color",
                "button_color",
                "button_text_color",
                "font_size")) {
            topics.text("widget_" + color, 16);
        }
        return topics.enumeration("widget_theme", 1, 0)
                .text("widget_font", 64)
                .text("widget_language", 63)
                .flags("widget_show_logo", "widget_show_agent_photo", "widget_agent_use_firstname")
                .text("widget_welcome_title", 255)
                .text("widget_welcome_message", 255)
                .flags("bot_enabled")
                .text("bot_name", 80)
                .positive("kb_category_id", Integer.MAX_VALUE)
                .ignored("language_id", "seconds_pr_accept", "alert_template")
                .ignored("bot_register_scriptid", "bot_session_created_scriptid", "bot_session_changed_scriptid")
                .ignored("bot_message_received_scriptid");
    }
}
