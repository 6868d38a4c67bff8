package dev.parley.security;

/** Who is calling, as far as its credentials tell. */
public sealed interface Actor {

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

    /**
     * A user of the Service module: an agent, a manager or an administrator.
     *
     * @param loginname ejuser.loginname, the subject of the token
     */
    record Agent(String loginname) implements Actor {
        public boolean isAdmin() {
            return false;
        }

        public boolean isBot() {
            return false;
        }
    }

    /**
     * A customer with the key of its one session.
     *
     * @param keyHash see {@link SessionKey#hash}
     */
    record Customer(String keyHash) implements Actor {}

    /** Nobody we know. */
    record Anonymous() implements Actor {}
}
