package dev.parley.chat.session;

import dev.parley.chat.ChatActorKind;
import dev.parley.chat.SessionEndedBy;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The role of a caller in relation to a session.
 *
 * @param user the user, or null for the customer and the timers
 * @param member the user's membership of the session's topic, or null
 */
public record SessionActor(
        Kind kind, @Nullable User user, @Nullable ChatTopicMember member) {

    enum Kind {
        CUSTOMER,
        AGENT,
        ADMIN,
        BOT,
        SYSTEM
    }

    /** The holder of the session's key. */
    public static final SessionActor CUSTOMER = new SessionActor(Kind.CUSTOMER, null, null);

    /** The timers. */
    public static final SessionActor SYSTEM = new SessionActor(Kind.SYSTEM, null, null);

    /** Returns the actor for a user with its token and its membership of the session's topic. */
    public static SessionActor of(Actor.Agent actor, @Nullable User user, @Nullable ChatTopicMember member) {
        return new SessionActor(actor.isBot() ? Kind.BOT : actor.isAdmin() ? Kind.ADMIN : Kind.AGENT, user, member);
    }

    /** Returns the actor for an agent to whom somebody else assigns a session. */
    static SessionActor agent(User user, @Nullable ChatTopicMember member) {
        return new SessionActor(Kind.AGENT, user, member);
    }

    /** Returns the user of an actor that is one: an agent or a bot. */
    public User requireUser() {
        return Objects.requireNonNull(user);
    }

    /** Returns whether the actor is the customer. */
    public boolean isCustomer() {
        return kind == Kind.CUSTOMER;
    }

    boolean isBot() {
        return kind == Kind.BOT;
    }

    /** Returns whether the actor is one of the bots of the session's topic: a bot that may respond there. */
    boolean isBotOfTopic() {
        return isBot() && member != null && member.canRespond;
    }

    /** Returns whether the actor is an administrator. */
    public boolean isAdmin() {
        return kind == Kind.ADMIN;
    }

    /** Returns whether the actor is a human agent. */
    boolean isAgent() {
        return kind == Kind.AGENT || kind == Kind.ADMIN;
    }

    boolean owns(ChatSession session) {
        return isAgent() && user != null && session.isOwnedBy(user);
    }

    /** Returns whether the actor manages the session's topic. */
    public boolean manages() {
        return isAgent() && member != null && member.manager;
    }

    boolean responds() {
        return isAgent() && member != null && member.canRespond;
    }

    /** Returns whether the actor may read messages of other agents' sessions in the topic. */
    boolean listens() {
        return isAgent() && member != null && member.listens();
    }

    /** Returns the role that messages and events show. */
    ChatActorKind chatActorKind() {
        return switch (kind) {
            case CUSTOMER -> ChatActorKind.CUSTOMER;
            case AGENT, ADMIN -> ChatActorKind.AGENT;
            case BOT -> ChatActorKind.BOT;
            case SYSTEM -> ChatActorKind.SYSTEM;
        };
    }

    /** Returns the actor's name in events. */
    String actor() {
        return switch (kind) {
            case CUSTOMER -> Actor.CUSTOMER;
            case AGENT, ADMIN -> Actor.ofUser(requireUser().loginName);
            case BOT -> Actor.ofBot(requireUser().loginName);
            case SYSTEM -> Actor.SYSTEM;
        };
    }

    /** Returns in which capacity the actor ends a session. */
    SessionEndedBy endsAs(ChatSession session) {
        return switch (kind) {
            case CUSTOMER -> SessionEndedBy.CUSTOMER;
            case AGENT, ADMIN -> owns(session) ? SessionEndedBy.AGENT : SessionEndedBy.MANAGER;
            case BOT -> SessionEndedBy.BOT;
            case SYSTEM -> SessionEndedBy.SYSTEM;
        };
    }
}
