package dev.parley.chat.lifecycle.rules;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A few topics, agents and customers with random actions: mostly sensible, often not permitted, sometimes nonsense. The same seed yields the same
 * actions as long as their effects are the same.
 */
public final class RandomActions {

    /** All mutations of a session. */
    static final Set<String> MUTATIONS = new TreeSet<>(List.of(
            "requestChatSession",
            "submitPreChatForm",
            "answerFaq",
            "submitOfflineForm",
            "handOffChatSession",
            "acceptChatSession",
            "acceptNextChatSession",
            "declineChatOffer",
            "assignChatSession",
            "setChatSessionPriority",
            "setChatSessionSkills",
            "setChatSessionAttachments",
            "sendChatMessage",
            "markChatRead",
            "setTyping",
            "heartbeatChatSession",
            "updateChatVisit",
            "rateChatSession",
            "returnChatSessionToQueue",
            "takeOverChatSession",
            "joinChatSession",
            "leaveChatSession",
            "endChatSession",
            "reopenChatSession",
            "deleteChatSession",
            "requestChatTransfer",
            "acceptChatTransfer",
            "rejectChatTransfer",
            "cancelChatTransfer",
            "linkChatSession",
            "unlinkChatSession",
            "updateChatCustomer",
            "createPersonFromChatSession",
            "createTicketFromChatSession",
            "blockChatCustomer",
            "redactChatMessage",
            "withdrawChatConsent"));

    /** Long runs of one character. */
    private static final Pattern LONG_TEXT = Pattern.compile("(.)\\1{20,}");

    private final World world;
    private final Chance chance;
    private final RandomCast cast;
    private final RandomInput inputs;
    private final Map<String, Caller> callers = new HashMap<>();
    private final Map<Long, String> keys = new LinkedHashMap<>();

    /** A mutation and its caller. */
    public record Action(String who, Caller caller, String mutation, Map<String, Object> input) {

        /** The GraphQL document. */
        public String document() {
            String name = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
            String own = switch (mutation) {
                case "requestChatSession" -> "sessionKey";
                case "submitOfflineForm" -> "ticketNumber";
                case "sendChatMessage" -> "chatMessage { id }";
                case "redactChatMessage" -> "chatMessage { id }";
                case "createTicketFromChatSession" -> "ticket { id } ticketMessage { id }";
                default -> mutation.endsWith("ChatTransfer") ? "chatTransfer { id }" : "";
            };
            return "mutation($input: " + name + "Input!) { " + mutation
                    + "(input: $input) { changed replayed chatSession { databaseId } userErrors { code } " + own
                    + " } }";
        }

        @Override
        public String toString() {
            return who + " " + mutation + " "
                    + LONG_TEXT.matcher(input.toString()).replaceAll("$1...");
        }
    }

    /** Creates the topics, the agents and the records. */
    public RandomActions(World world, Random random) {
        this.world = world;
        this.chance = new Chance(random);
        this.cast = new RandomCast(world, chance);
        this.inputs = new RandomInput(world, chance, cast);
    }

    /** The topics. */
    public List<Long> topics() {
        return cast.topics;
    }

    /** The users who may subscribe to lists: the agents and the administrator. */
    public List<String> watchers() {
        return cast.watchers();
    }

    /** The sessions so far. */
    List<Long> sessions() {
        return List.copyOf(keys.keySet());
    }

    /** A random session. */
    public long session() {
        return chance.anyOf(sessions());
    }

    /** A random agent. */
    String agent() {
        return chance.anyOf(cast.agents);
    }

    /** Registers a new session of a customer and its key. */
    public void learn(long session, String key) {
        keys.put(session, key);
    }

    /** Changes the presence of a random agent. */
    public String presence() {
        return cast.presence();
    }

    /** The next random action. */
    public Action next() {
        if (keys.size() < 3 || chance.oneIn(12)) {
            return by(
                    chance.perhaps() || keys.isEmpty() ? "nobody" : customerOf(session()),
                    "requestChatSession",
                    inputs.request());
        }
        long session = session();
        String mutation = !chance.oneIn(4) ? fitting(statusOf(session), session) : chance.anyOf(List.copyOf(MUTATIONS));
        Map<String, Object> input = new HashMap<>(inputs.of(mutation));
        if (!Set.of("requestChatSession", "acceptNextChatSession").contains(mutation)) {
            input.put("chatSessionId", Ids.of("ChatSession", chance.oneIn(30) ? RandomInput.NOWHERE : session));
            if (chance.oneIn(10)) {
                long version = world.number("select version from chat_session where id = ?", session);
                input.put("expectedVersion", version - chance.below(2));
            }
        }
        return by(!chance.oneIn(5) ? fitting(mutation, session) : anybody(), mutation, input);
    }

    private ChatSessionStatus statusOf(long session) {
        return ChatSessionStatus.values()[(int) world.number("select status from chat_session where id = ?", session)];
    }

    /** A mutation that suits a session in this status. An offer is often resolved, and a supervisor often leaves. */
    private String fitting(ChatSessionStatus status, long session) {
        if (!chance.oneIn(4) && isOffered(session)) {
            return chance.anyOf("acceptChatTransfer", "rejectChatTransfer", "rejectChatTransfer", "cancelChatTransfer");
        }
        if (isSupervised(session) && chance.perhaps()) {
            return "leaveChatSession";
        }
        return switch (status) {
            case PRE_CHAT_FORM -> "submitPreChatForm";
            case FAQ -> chance.anyOf("answerFaq", "answerFaq", "sendChatMessage");
            case OFFLINE_FORM -> "submitOfflineForm";
            case IN_QUEUE ->
                chance.anyOf(
                        "acceptChatSession",
                        "acceptChatSession",
                        "acceptNextChatSession",
                        "declineChatOffer",
                        "assignChatSession",
                        "setChatSessionPriority",
                        "setChatSessionSkills",
                        "sendChatMessage",
                        "handOffChatSession");
            case CUSTOMER_LAST, USER_LAST ->
                chance.anyOf(
                        "sendChatMessage",
                        "markChatRead",
                        "setChatSessionAttachments",
                        "updateChatVisit",
                        "requestChatTransfer",
                        "requestChatTransfer",
                        "acceptChatTransfer",
                        "rejectChatTransfer",
                        "cancelChatTransfer",
                        "takeOverChatSession",
                        "joinChatSession",
                        "joinChatSession",
                        "leaveChatSession",
                        "returnChatSessionToQueue",
                        "handOffChatSession",
                        "redactChatMessage",
                        "withdrawChatConsent",
                        "endChatSession");
            case FINISHED -> chance.anyOf("reopenChatSession", "rateChatSession", "sendChatMessage");
            case CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE ->
                chance.anyOf("rateChatSession", "linkChatSession", "redactChatMessage", "deleteChatSession");
            case INVALID, DELETED -> "endChatSession";
        };
    }

    private Action by(String who, String mutation, Map<String, Object> input) {
        if (chance.oneIn(4)) {
            input.put("idempotencyKey", chance.key());
        }
        return new Action(who, caller(who), mutation, input);
    }

    /** The caller for a login name. */
    public Caller caller(String who) {
        return callers.computeIfAbsent(who, this::newCaller);
    }

    private Caller newCaller(String who) {
        if (who.equals("nobody")) {
            return Caller.nobody();
        }
        if (who.startsWith("customer ")) {
            return Caller.customer(keys.get(Long.valueOf(who.substring("customer ".length()))));
        }
        return who.equals(cast.bot)
                ? Caller.bot(who)
                : who.equals(cast.administrator) ? Caller.admin(who) : Caller.agent(who);
    }

    private static String customerOf(long session) {
        return "customer " + session;
    }

    /** A login name that suits the mutation. */
    private String fitting(String mutation, long session) {
        String customer = customerOf(session);
        return switch (mutation) {
            case "requestChatSession",
                    "submitPreChatForm",
                    "answerFaq",
                    "submitOfflineForm",
                    "heartbeatChatSession",
                    "updateChatVisit",
                    "rateChatSession" -> customer;
            case "sendChatMessage",
                    "endChatSession",
                    "markChatRead",
                    "setTyping",
                    "reopenChatSession",
                    "withdrawChatConsent" -> chance.anyOf(customer, ownerOf(session), cast.bot);
            case "handOffChatSession", "setChatSessionSkills" ->
                chance.anyOf(cast.bot, memberOf(session, "can_respond"));
            case "deleteChatSession" -> cast.administrator;
            case "acceptChatTransfer", "rejectChatTransfer" -> targetOf(session);
            case "acceptChatSession", "acceptNextChatSession" -> memberOf(session, "can_respond");
            case "declineChatOffer" -> anyLogin("select offered_to from chat_session where id = ?", session);
            case "joinChatSession" -> memberOf(session, chance.anyOf("can_listen", "manager"));
            case "leaveChatSession" -> anyLogin("select supervised_by from chat_session where id = ?", session);
            case "takeOverChatSession", "redactChatMessage", "assignChatSession", "setChatSessionPriority" ->
                memberOf(session, "manager");
            default -> chance.anyOf(ownerOf(session), ownerOf(session), memberOf(session, "manager"));
        };
    }

    private String anybody() {
        List<String> all = new ArrayList<>(cast.agents);
        all.addAll(List.of(cast.administrator, cast.bot, "nobody", customerOf(session())));
        return chance.anyOf(all);
    }

    private String ownerOf(long session) {
        return anyLogin("select user_id from chat_session where id = ?", session);
    }

    private boolean isOffered(long session) {
        return world.number("select count(*) from chat_transfer where session_id = ? and state = 0", session) > 0;
    }

    private boolean isSupervised(long session) {
        return world.number("select count(supervised_by) from chat_session where id = ?", session) > 0;
    }

    private String targetOf(long session) {
        return anyLogin("""
                select coalesce(to_user_id, m.user_id) from chat_transfer t
                left join chat_topic_user m on m.topic_id = t.to_topic_id and m.can_respond
                where t.session_id = ? and t.state = 0""", session);
    }

    private String memberOf(long session, String right) {
        return anyLogin(
                "select m.user_id from chat_topic_user m join chat_session s using (topic_id) where s.id = ? and m."
                        + right,
                session);
    }

    /** A random user from a query's result, or any user if there is none. */
    private String anyLogin(String users, long session) {
        List<String> found =
                world.texts("select loginname from ejuser where id in (" + users + ") order by id", session);
        return found.isEmpty() ? chance.anyOf(cast.agents) : chance.anyOf(found);
    }
}
