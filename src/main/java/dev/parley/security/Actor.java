package dev.parley.security;

import java.util.Locale;
import java.util.Set;

/** Who is calling, as far as its credentials tell. */
public sealed interface Actor {

    /** What callers there are. */
    enum Kind {
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
    enum Role {
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
     * @param loginname the subject of the token in lower case: ejuser.loginname is compared without case
     */
    record Agent(String loginname, Set<Role> roles) implements Actor {

        public Agent {
            loginname = loginname.toLowerCase(Locale.ROOT);
            roles = Set.copyOf(roles);
        }

        @Override
        public Kind kind() {
            return isBot() ? Kind.BOT : Kind.AGENT;
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
    record Customer(String keyHash) implements Actor {

        @Override
        public Kind kind() {
            return Kind.CUSTOMER;
        }
    }

    /** Nobody we know. */
    record Anonymous() implements Actor {

        @Override
        public Kind kind() {
            return Kind.ANONYMOUS;
        }
    }
}
