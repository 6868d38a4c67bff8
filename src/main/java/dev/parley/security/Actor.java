package dev.parley.security;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The principal of a request, derived from its credentials. */
public sealed interface Actor {

    /** Kinds of callers. */
    public enum Kind {
        AGENT,
        BOT,
        CUSTOMER,
        ANONYMOUS
    }

    /** Kind of this caller. */
    Kind kind();

    /** Name of customers in the event log. */
    String CUSTOMER = "customer";

    /** Name of the timers in the event log. */
    String SYSTEM = "system";

    /** Name of a user in the event log. */
    static String ofUser(String loginname) {
        return "user:" + loginname;
    }

    /** Name of a bot in the event log. */
    static String ofBot(String loginname) {
        return "bot:" + loginname;
    }

    /** Name of the actor in the audit. */
    default String auditName() {
        if (this instanceof Agent agent) {
            return agent.isBot() ? ofBot(agent.loginname()) : ofUser(agent.loginname());
        }
        return this instanceof Customer ? CUSTOMER : SYSTEM;
    }

    /** Roles that a token may grant to an agent. */
    public enum Role {
        /** An administrator, with access to all data. */
        ADMIN,
        /** A chatbot. */
        BOT,
        /** A client that keeps CRM records as they are in another system. */
        SYNC;

        /** Name of the role in tokens. */
        String inToken() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A user of the Service module (an agent, a manager or an administrator), or a bot. Each bot has its own user.
     *
     * <p>Agents whose login names differ only in case are equal.
     *
     * @param loginname the subject of the token, unchanged. SQL compares it with ejuser.loginname, ignoring case by the database's rules.
     */
    public record Agent(String loginname, Set<Role> roles) implements Actor {

        /** Copies the roles. */
        public Agent {
            roles = Set.copyOf(roles);
        }

        @Override
        public Kind kind() {
            return isBot() ? Kind.BOT : Kind.AGENT;
        }

        /** The login name in lower case, as a key in memory and in the database. */
        public String key() {
            return loginname.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Agent agent && key().equals(agent.key()) && roles.equals(agent.roles);
        }

        @Override
        public int hashCode() {
            return Objects.hash(key(), roles);
        }

        /** Whether the agent is an administrator, who needs no rights in topics. */
        public boolean isAdmin() {
            return roles.contains(Role.ADMIN);
        }

        /** Whether the agent may create and change CRM records. */
        public boolean isSync() {
            return roles.contains(Role.SYNC);
        }

        /** Whether the agent is a bot. */
        public boolean isBot() {
            return roles.contains(Role.BOT);
        }
    }

    /**
     * A customer with the key of one session.
     *
     * @param keyHash hash of the key, see {@link SessionKey#hash}
     * @param isOfDevice whether it is the key of a further device, whose session is looked up before a request is executed
     */
    public record Customer(String keyHash, boolean isOfDevice) implements Actor {

        /** A customer with the key that the session itself has. */
        public Customer(String keyHash) {
            this(keyHash, false);
        }

        @Override
        public Kind kind() {
            return Kind.CUSTOMER;
        }
    }

    /** A caller without valid credentials. */
    public record Anonymous() implements Actor {

        @Override
        public Kind kind() {
            return Kind.ANONYMOUS;
        }
    }
}
