package dev.parley.chat;

import dev.parley.crm.Person;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.LockModeType;

/** Finds out, under locks, what decides where a finished session goes that comes back: to its agent, to the bot or to the queue. */
final class Reopening {

    private Reopening() {}

    /** Whether an action may reopen a finished session: customers do that by writing, too. */
    static boolean isDoneBy(Actor actor, ChatAction action) {
        return action == ChatAction.REOPEN || action == ChatAction.SEND_MESSAGE && actor instanceof Actor.Customer;
    }

    /**
     * How busy the agent is who can take a finished session back, or null when nobody can: it is full or cannot answer in the topic.
     *
     * @param locked the agent who was locked before the session; it may have ended, or changed hands, after that
     */
    static AgentLoad ownerOf(ChatSession session, User locked) {
        if (session.user == null) {
            return null;
        }
        User owner = locked != null && session.isOwnedBy(locked) ? locked : lockUnlessBusy(session.user);
        if (owner == null || AgentAvailability.refusal(owner, ChatDesk.memberOf(session.topic, owner)) != null) {
            return null;
        }
        AgentLoad load = ChatDesk.loadOf(owner);
        return load.isFull() ? null : load;
    }

    /** Agents are locked before sessions, so nobody waits for an agent here: one who is just getting a session is skipped. */
    private static User lockUnlessBusy(User owner) {
        boolean locked = !Panache.getSession()
                .createNativeQuery("select id from ejuser where id = :id for no key update skip locked", Long.class)
                .setParameter("id", owner.id)
                .list()
                .isEmpty();
        return locked ? User.findById(owner.id) : null;
    }

    /** Whether the session's customer has another open session in a topic, until the transaction ends: there may be one only. */
    static boolean isCustomerIn(ChatTopic topic, ChatSession session) {
        if (session.customer == null) {
            return false;
        }
        Person customer =
                Panache.getEntityManager().find(Person.class, session.customer.id, LockModeType.PESSIMISTIC_WRITE);
        return ChatLinks.hasOtherOpenSession(customer, topic, session);
    }
}
