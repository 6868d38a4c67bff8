package dev.parley.security;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Who is calling, as far as its credentials tell. */
public sealed interface Actor {

    /** What callers there are. */
    public enum Kind {
        AGENT,
        BOT,
        CUSTOMER,
        ANONYMOUS
    }

    /** What it is. */
    Kind kind();

    /** How the log of events names customers. */
    String CUSTOMER = "customer";

    /** How the log of events names the timers. */
    String SYSTEM = "system";

    /** How the log of events names a user. */
    static String ofUser(String loginname) {
        return "user:" + loginname;
    }

    /** How the log of events names a bot. */
    static String ofBot(String loginname) {
        return "bot:" + loginname;
    }

    /** What a token may make of its bearer, beyond an agent. */
    public enum Role {
        /** Reads everything. */
        ADMIN,
        /** A program that answers customers. */
        BOT;

        /** The role's name in tokens. */
        String inToken() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A user of the Service module: an agent, a manager or an administrator; or a bot, which has a user of its own.
     *
     * <p>Two are equal if their login names differ in case only.
     *
     * @param loginname the subject of the token as sent: SQL compares it with ejuser.loginname without case, by the database's rules
     */
    public record Agent(String loginname, Set<Role> roles) implements Actor {

        public Agent {
            roles = Set.copyOf(roles);
        }

        @Override
        public Kind kind() {
            return isBot() ? Kind.BOT : Kind.AGENT;
        }

        /** The login name in lower case, as a key in this process and of what it stores. */
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

        /** Whether rights in topics do not matter. */
        public boolean isAdmin() {
            return roles.contains(Role.ADMIN);
        }

        /** Whether it is a program. */
        public boolean isBot() {
            return roles.contains(Role.BOT);
        }
    }

    /**
     * A customer with the key of its one session.
     *
     * @param keyHash see {@link SessionKey#hash}
     */
    public record Customer(String keyHash) implements Actor {

        @Override
        public Kind kind() {
            return Kind.CUSTOMER;
        }
    }

    /** Nobody we know. */
    public record Anonymous() implements Actor {

        @Override
        public Kind kind() {
            return Kind.ANONYMOUS;
        }
    }
}
