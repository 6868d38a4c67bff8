package dev.parley.chat.session;

import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.security.Actor;

/**
 * Who somebody is to one session.
 *
 * @param user the user, or null for the customer and the timers
 * @param member what the user may do in the session's topic, or null for nothing
 */
public record SessionActor(Kind kind, User user, ChatTopicMember member) {

    enum Kind {
        CUSTOMER,
        AGENT,
        ADMIN,
        BOT,
        SYSTEM
    }

    /** Whoever holds the session's key. */
    public static final SessionActor CUSTOMER = new SessionActor(Kind.CUSTOMER, null, null);

    /** The timers. */
    public static final SessionActor SYSTEM = new SessionActor(Kind.SYSTEM, null, null);

    /** A user, as its token and its rights in the session's topic make it. */
    public static SessionActor of(Actor.Agent actor, User user, ChatTopicMember member) {
        return new SessionActor(actor.isBot() ? Kind.BOT : actor.isAdmin() ? Kind.ADMIN : Kind.AGENT, user, member);
    }

    public boolean isCustomer() {
        return kind == Kind.CUSTOMER;
    }

    boolean isBot() {
        return kind == Kind.BOT;
    }

    boolean isAdmin() {
        return kind == Kind.ADMIN;
    }

    /** A human who works here. */
    boolean isAgent() {
        return kind == Kind.AGENT || kind == Kind.ADMIN;
    }

    boolean owns(ChatSession session) {
        return isAgent() && session.isOwnedBy(user);
    }

    boolean manages() {
        return isAgent() && member != null && member.manager;
    }

    boolean responds() {
        return isAgent() && member != null && member.canRespond;
    }

    /** Reads the messages of others' sessions in the topic, too. */
    boolean listens() {
        return isAgent() && member != null && (member.canListen || member.manager);
    }

    /** How the log of events names it. */
    String actor() {
        return switch (kind) {
            case CUSTOMER -> Actor.CUSTOMER;
            case AGENT, ADMIN -> Actor.ofUser(user.loginname);
            case BOT -> Actor.ofBot(user.loginname);
            case SYSTEM -> Actor.SYSTEM;
        };
    }

    /** As whom it ends a session. */
    SessionEndedBy endsAs(ChatSession session) {
        return switch (kind) {
            case CUSTOMER -> SessionEndedBy.CUSTOMER;
            case AGENT, ADMIN -> owns(session) ? SessionEndedBy.AGENT : SessionEndedBy.MANAGER;
            case BOT -> SessionEndedBy.BOT;
            case SYSTEM -> SessionEndedBy.SYSTEM;
        };
    }
}
