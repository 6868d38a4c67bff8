package dev.parley.chat;

import dev.parley.crm.Person;
import dev.parley.crm.User;
import dev.parley.event.FeedNews;
import dev.parley.graphql.InputText;
import dev.parley.graphql.NodeEntity;
import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.LockMode;

/**
 * Where every change of a session begins and ends: it locks the agent who gains a session, then the session (always in this order),
 * finds out who asks and what the decision needs to know; afterwards it stores the session's news.
 */
@ApplicationScoped
class ChatDesk {

    /** As {@link ChatLinks#hasOtherOpenSession}, for all who have an e-mail address. */
    private static final String SERVED = """
            select s.customer_id from chat_session s join person r on r.person_id = s.customer_id
            where s.topic_id = ? and s.status between 1 and 6 and parley_email(r.email) = any (?) and not r.retired""";

    private final Clock clock;
    private final ChatConfig config;
    private final FeedNews feed;
    private final PendingWrites writes;

    ChatDesk(Clock clock, ChatConfig config, FeedNews feed, PendingWrites writes) {
        this.clock = clock;
        this.config = config;
        this.feed = feed;
        this.writes = writes;
    }

    /**
     * Locks a session for something that the caller wants to do with it.
     *
     * @param expectedVersion the version that the caller has seen, or null for any
     * @throws Refusal NOT_FOUND when there is none or the caller may not see it; VERSION_CONFLICT
     */
    LockedChat open(Actor actor, ChatAction action, long id, Integer expectedVersion) {
        return open(actor, action, id, expectedVersion, rows -> {});
    }

    /**
     * As the other one.
     *
     * @param more reads what else the action needs to know, behind the locks and in the same round trip
     */
    LockedChat open(Actor actor, ChatAction action, long id, Integer expectedVersion, Consumer<EntityRows> more) {
        return actor instanceof Actor.Agent agent
                ? openForUser(agent, action, id, expectedVersion, more)
                : openForCustomer(actor, action, id, expectedVersion, more);
    }

    private LockedChat openForUser(
            Actor.Agent actor, ChatAction action, long id, Integer expectedVersion, Consumer<EntityRows> more) {
        ChatOpening opening = ChatOpening.forUser(writes.pipeline(), actor, action, id, more);
        User user = known(opening.user());
        ChatSession session = found(opening);
        ChatParty who = ChatParty.of(actor, user, opening.member());
        boolean seen = ChatRights.sees(who, session);
        ChatTransfer transfer = !seen || opening.settlesTransfers() ? opening.transfer() : null;
        boolean offered = ChatRights.isOfferedTo(user, transfer, opening::memberOf);
        if (!seen && !offered) {
            throw new NotVisible();
        }
        session.expectVersion(who, expectedVersion);
        return new LockedChat(session, who, facts(actor, action, opening, transfer, offered), opening);
    }

    /** A session that is not the customer's looks like one that does not exist. */
    private LockedChat openForCustomer(
            Actor actor, ChatAction action, long id, Integer expectedVersion, Consumer<EntityRows> more) {
        if (!(actor instanceof Actor.Customer customer)) {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key, or sign in as an agent.");
        }
        ChatOpening opening = ChatOpening.forCustomer(writes.pipeline(), actor, action, id, more);
        ChatSession session = found(opening);
        if (!session.isOpenedBy(customer)) {
            throw new NotVisible();
        }
        session.expectVersion(ChatParty.CUSTOMER, expectedVersion);
        ChatTransfer transfer = opening.settlesTransfers() ? opening.transfer() : null;
        return new LockedChat(session, ChatParty.CUSTOMER, facts(actor, action, opening, transfer, false), opening);
    }

    private ChatFacts facts(
            Actor actor, ChatAction action, ChatOpening opening, ChatTransfer transfer, boolean offered) {
        ChatSession session = opening.session();
        boolean reopens = session.status == ChatSessionStatus.FINISHED && Reopening.isDoneBy(actor, action);
        boolean comesBack = reopens && !session.topic.isGone();
        return new ChatFacts(
                clock.instant(),
                transfer,
                offered,
                opening.load(),
                comesBack && actor instanceof Actor.Customer ? Reopening.ownerOf(session, opening.owner()) : null,
                comesBack ? queueLength(session.topic) : opening.queueLength(),
                comesBack && Reopening.isCustomerIn(session.topic, session)
                        || action == ChatAction.ACCEPT_TRANSFER && movesToItsCustomer(session, transfer),
                action == ChatAction.RATE && isAnswered(session),
                config.reopenWindow(),
                config.ratingWindow());
    }

    /** Whether an offer is to another topic in which the customer has a session already. */
    private static boolean movesToItsCustomer(ChatSession session, ChatTransfer transfer) {
        return transfer != null
                && transfer.toTopic != null
                && !transfer.toTopic.id.equals(session.topic.id)
                && Reopening.isCustomerIn(transfer.toTopic, session);
    }

    private static boolean isAnswered(ChatSession session) {
        return session.whenStarted != null
                || ChatMessage.count(
                                "from ChatMessage m where m.chatSession = ?1 and " + ChatMessage.IS_ANSWER, session)
                        > 0;
    }

    /**
     * Leaves what happened to a session to be written when the transaction commits; until then new rows have no ids.
     *
     * @param others what else the action made
     */
    Outcome done(ChatSession session, NodeEntity... others) {
        List<NodeEntity> made = Stream.of(others).filter(Objects::nonNull).toList();
        if (session.takeRelease()) {
            ChatMessage.showHeld(session, writes);
        }
        if (session.id == null) {
            writes.insert(session);
        }
        // News first: a message may be among the others too, but has its place in the order.
        List<NodeEntity> news = session.takeNews();
        if (ChatTickets.isToBeCompleted(session)) {
            // The ticket gets a transcript, which is read from the database.
            news.forEach(each -> each.persist());
            ChatTickets.complete(session, clock.instant());
        } else {
            news.forEach(writes::insert);
        }
        made.stream().filter(other -> other.id == null).forEach(writes::insert);
        if (session.takeReadAhead()) {
            ChatMessage.flagAsRead(session, writes);
        }
        writes.onceStored(() -> tell(session, news));
        Stream<NodeEntity> lastEvent =
                news.stream().filter(ChatSessionEvent.class::isInstance).reduce((one, later) -> later).stream();
        return Outcome.changed(Stream.of(Stream.of(session), made.stream(), lastEvent)
                .<NodeEntity>flatMap(objects -> objects)
                .toList());
    }

    /** What leaves no news is a sign of life: somebody types, or is there. */
    private void tell(ChatSession session, List<NodeEntity> news) {
        if (news.isEmpty()) {
            feed.typing(session.id);
        } else {
            feed.events(session.id);
        }
    }

    /** Locks a session's row. */
    static ChatSession lock(long id) {
        return found(ChatOpening.ofSession(id));
    }

    private static ChatSession found(ChatOpening opening) {
        ChatSession session = opening.session();
        if (session == null) {
            throw notFound();
        }
        session.remember();
        return session;
    }

    /**
     * A topic that takes sessions, and goes on doing so until the transaction is over, with how it stands.
     *
     * @param known persons with the customer's e-mail address, locked, by their numbers; null when they were not asked for
     * @param served numbers of those who have an open session in the topic
     */
    record Entrance(ChatTopic topic, TopicSituation situation, List<Person> known, List<Long> served) {}

    /**
     * As {@link ChatTopic#existing}, in one round trip with how the topic stands and who the customer may be.
     *
     * @param email of the customer, may be blank; empty where a session may be locked after this: sessions are locked before persons
     * @throws Refusal TOPIC_NOT_FOUND
     */
    Entrance entrance(long topicId, String path, Optional<String> email) {
        EntityRows rows = new EntityRows(writes.pipeline());
        var topic = rows.read(
                ChatTopic.class, LockMode.READ, "from chat_topic r where r.id = ? for key share of r", topicId);
        var present = rows.values(Integer.class, ChatOpening.PRESENT.formatted("?"), topicId);
        var waiting = rows.values(Integer.class, ChatOpening.QUEUE_LENGTH.formatted("?"), topicId);
        Supplier<List<Person>> known = email.isEmpty() ? () -> null : List::of;
        List<Long> served = List.of();
        if (email.isPresent() && !InputText.isBlank(email.get())) {
            String[] spellings = Person.spellings(email.get());
            known = rows.readAll(
                    Person.class, LockMode.PESSIMISTIC_WRITE, Person.WITH_EMAIL.formatted("?"), (Object) spellings);
            served = rows.values(Long.class, SERVED, topicId, spellings);
        }
        rows.run();
        ChatTopic existing = ChatTopic.existing(topic.get(), path);
        return new Entrance(existing, new TopicSituation(present.get(0), waiting.get(0)), known.get(), served);
    }

    /**
     * The user whom a token names.
     *
     * @throws RequestException FORBIDDEN when there is none who may act
     */
    static User user(Actor.Agent actor) {
        return known(User.named(actor.loginname()).firstResult());
    }

    /** As user, with its row locked: whoever gives it a session counts those that it has. */
    static User lock(Actor.Agent actor) {
        return known(User.named(actor.loginname())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult());
    }

    /**
     * A user whom a request names, with its row locked.
     *
     * @throws Refusal USER_NOT_FOUND
     */
    static User lockUser(long id) {
        User user = User.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (user == null) {
            throw new Refusal(RefusalCode.USER_NOT_FOUND, "userId");
        }
        return user;
    }

    static AgentLoad loadOf(User agent) {
        List<Integer> ranks = ChatSession.find(
                        "select s.rank from ChatSession s where s.user = ?1 and s.status in " + ChatRights.ACTIVE,
                        agent)
                .project(Integer.class)
                .list();
        return new AgentLoad(Set.copyOf(ranks), agent.chatCapacity);
    }

    /** How the topic stands for somebody who wants in. */
    static TopicSituation situation(ChatTopic topic) {
        long present =
                ChatTopicMember.count("from ChatTopicMember m where m.topic = ?1 and " + AgentAvailability.HQL, topic);
        return new TopicSituation((int) present, queueLength(topic));
    }

    static ChatTopicMember memberOf(ChatTopic topic, User user) {
        return ChatTopicMember.find("topic = ?1 and user = ?2", topic, user).firstResult();
    }

    /** The offer of a session that nobody has answered, whether or not its time is over. */
    static ChatTransfer unresolved(ChatSession session) {
        return ChatTransfer.find("chatSession = ?1 and state = ?2", session, ChatTransferState.PENDING)
                .firstResult();
    }

    static int queueLength(ChatTopic topic) {
        return (int) ChatSession.count("from ChatSession s where s.topic = ?1 and " + AgentQueue.waitsHql("s"), topic);
    }

    private static User known(User user) {
        if (user == null) {
            throw new RequestException(RequestError.FORBIDDEN, "There is no user with the loginname of this token.");
        }
        if (!user.mayAct()) {
            throw new RequestException(RequestError.FORBIDDEN, "The user of this token may do nothing any more.");
        }
        return user;
    }

    private static Refusal notFound() {
        return new Refusal(RefusalCode.NOT_FOUND, "chatSessionId");
    }
}
