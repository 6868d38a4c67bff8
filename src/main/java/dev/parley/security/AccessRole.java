package dev.parley.security;

import java.util.EnumSet;
import java.util.Set;

/** Kinds of callers that the schema tells apart in its directive access. A kind may include others. */
public enum AccessRole {
    ANONYMOUS("A caller without credentials."),
    CUSTOMER("A customer with the key of a session."),
    AGENT("A user of the Service module, including managers and administrators."),
    MANAGER("An agent who manages the topic."),
    ADMINISTRATOR("An agent whose token has the role admin."),
    BOT("A bot, whose token has the role bot."),
    SYNC("A client whose token has the role sync, which keeps CRM records as they are in another system.");

    /** Callers with a token. Elements without a mark for customers are for these callers. */
    public static final Set<AccessRole> WITH_TOKEN = Set.of(AGENT, BOT);

    /** Everybody with credentials. */
    public static final Set<AccessRole> KNOWN = Set.of(CUSTOMER, AGENT, BOT);

    private final String description;

    AccessRole(String description) {
        this.description = description;
    }

    /** Description in the schema. */
    public String description() {
        return description;
    }

    /** This kind and the kinds that it includes. */
    public Set<AccessRole> included() {
        return this == AGENT ? EnumSet.of(AGENT, MANAGER, ADMINISTRATOR) : EnumSet.of(this);
    }
}
