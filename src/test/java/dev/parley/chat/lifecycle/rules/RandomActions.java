package dev.parley.chat.lifecycle.rules;

import dev.parley.chat.ChatSessionLink;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A few topics, agents and customers with random actions: mostly sensible, often not permitted, sometimes nonsense. The same seed yields the same
 * actions as long as their effects are the same.
 */
public final class RandomActions {

    private static final long NOWHERE = 999_999_999;
    private static final int TOPICS = 3;
    private static final int AGENTS = 3;
    private static final int FLAGS = 127;
    private static final int FIELDS = 31;

    /** All mutations of a session. */
    static final Set<String> MUTATIONS = new TreeSet<>(List.of(
            "requestChatSession",
            "submitPreChatForm",
            "answerFaq",
            "submitOfflineForm",
            "handOffChatSession",
            "acceptChatSession",
            "acceptNextChatSession",
            "sendChatMessage",
            "markChatRead",
            "setTyping",
            "heartbeatChatSession",
            "rateChatSession",
            "returnChatSessionToQueue",
            "takeOverChatSession",
            "endChatSession",
            "reopenChatSession",
            "deleteChatSession",
            "requestChatTransfer",
            "acceptChatTransfer",
            "rejectChatTransfer",
            "cancelChatTransfer",
            "linkChatSession",
            "unlinkChatSession",
            "createTicketFromChatSession"));

    /** Long runs of one character. */
    private static final Pattern LONG_TEXT = Pattern.compile("(.)\\1{20,}");

    private final World world;
    private final Random random;
    private final List<Long> topics = new ArrayList<>();
    private final List<String> agents = new ArrayList<>();
    private final String administrator;
    private final String bot;
    private final Map<String, List<String>> records = new LinkedHashMap<>();
    private final List<String> emails = new ArrayList<>();
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

    public RandomActions(World world, Random random) {
        this.world = world;
        this.random = random;
        for (int i = 0; i < TOPICS; i++) {
            topics.add(topic());
        }
        for (int i = 0; i < AGENTS; i++) {
            agents.add(agent());
        }
        administrator = agent();
        bot = agent();
        crm();
    }

    private long topic() {
        long topic = perhaps() ? world.topic() : world.silentTopic();
        world.run(
                "update chat_topic set widget_pre_form = ?, widget_auto_faq = ?, widget_post_form = ?, widget_enable_rating = ?, widget_enable_ticket = ?, bot_enabled = ?, flags = ?, widget_required_fields = ?, widget_offline_fields = ?, offline_form_queue_length = ?, use_opening_hours = ? where id = ?",
                perhaps(),
                random.nextInt(3) == 0,
                random.nextInt(3) > 0,
                random.nextInt(3) > 0,
                random.nextInt(4) > 0,
                random.nextInt(3) == 0,
                random.nextInt(FLAGS + 1),
                perhaps() ? 0 : random.nextInt(FIELDS + 1),
                perhaps() ? 0 : random.nextInt(FIELDS + 1),
                random.nextInt(3),
                random.nextInt(8) == 0,
                topic);
        return topic;
    }

    private String agent() {
        String login = world.user();
        for (long topic : topics) {
            if (random.nextInt(5) > 0) {
                world.run(
                        "insert into chat_topic_user (user_id, topic_id, can_respond, notifications, can_listen, manager) values (?, ?, ?, ?, ?, ?)",
                        world.id(login),
                        topic,
                        random.nextInt(4) > 0,
                        perhaps(),
                        perhaps(),
                        random.nextInt(3) == 0);
            }
        }
        if (random.nextInt(3) > 0) {
            world.limit(login, 1 + random.nextInt(4));
        }
        if (random.nextInt(4) > 0) {
            world.present(login);
        }
        return login;
    }

    private void crm() {
        List<String> persons = new ArrayList<>();
        List<String> companies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long company = world.company("Company");
            long person = world.person(company);
            String email = person + "@example.com";
            world.run("update person set email = ? where person_id = ?", email, person);
            emails.add(email);
            persons.add(Ids.of("Person", person));
            companies.add(Ids.of("Contact", company));
        }
        // One person without a company, and two with the same address.
        world.run("update person set contact_id = null where email = ?", emails.get(random.nextInt(emails.size())));
        world.run("update person set email = ? where email = ?", emails.get(0), emails.get(1));
        records.put("personId", persons);
        records.put("contactId", companies);
        records.put("projectId", List.of(Ids.of("Project", world.project("Project"))));
        records.put("saleId", List.of(Ids.of("Sale", world.sale(world.company("Company")))));
        records.put("ticketId", List.of(Ids.of("Ticket", world.ticket(administrator))));
    }

    /** The topics. */
    public List<Long> topics() {
        return topics;
    }

    /** The users who may subscribe to lists: the agents and the administrator. */
    public List<String> watchers() {
        return Stream.concat(agents.stream(), Stream.of(administrator)).toList();
    }

    /** The sessions so far. */
    List<Long> sessions() {
        return List.copyOf(keys.keySet());
    }

    /** A random session. */
    public long session() {
        return anyOf(sessions());
    }

    /** Registers a new session of a customer and its key. */
    public void learn(long session, String key) {
        keys.put(session, key);
    }

    /** Changes the presence of a random agent. */
    public String presence() {
        String agent = anyOf(agents);
        if (random.nextInt(3) > 0) {
            world.present(agent);
            return agent + " comes";
        }
        world.away(agent);
        return agent + " goes";
    }

    /** The next random action. */
    public Action next() {
        if (keys.size() < 3 || random.nextInt(12) == 0) {
            return by(perhaps() || keys.isEmpty() ? "nobody" : customerOf(session()), "requestChatSession", request());
        }
        long session = session();
        String mutation = random.nextInt(4) > 0 ? fitting(statusOf(session)) : anyOf(List.copyOf(MUTATIONS));
        Map<String, Object> input = new HashMap<>(input(mutation));
        if (!Set.of("requestChatSession", "acceptNextChatSession").contains(mutation)) {
            input.put("chatSessionId", Ids.of("ChatSession", random.nextInt(30) == 0 ? NOWHERE : session));
            if (random.nextInt(10) == 0) {
                long version = world.number("select version from chat_session where id = ?", session);
                input.put("expectedVersion", version - random.nextInt(2));
            }
        }
        return by(random.nextInt(5) > 0 ? fitting(mutation, session) : anybody(), mutation, input);
    }

    private ChatSessionStatus statusOf(long session) {
        return ChatSessionStatus.values()[(int) world.number("select status from chat_session where id = ?", session)];
    }

    /** A mutation that suits a session in this status. */
    private String fitting(ChatSessionStatus status) {
        return switch (status) {
            case PRE_CHAT_FORM -> "submitPreChatForm";
            case FAQ -> anyOf("answerFaq", "answerFaq", "sendChatMessage");
            case OFFLINE_FORM -> "submitOfflineForm";
            case IN_QUEUE ->
                anyOf(
                        "acceptChatSession",
                        "acceptChatSession",
                        "acceptNextChatSession",
                        "sendChatMessage",
                        "handOffChatSession");
            case CUSTOMER_LAST, USER_LAST ->
                anyOf(
                        "sendChatMessage",
                        "markChatRead",
                        "requestChatTransfer",
                        "requestChatTransfer",
                        "acceptChatTransfer",
                        "acceptChatTransfer",
                        "rejectChatTransfer",
                        "cancelChatTransfer",
                        "takeOverChatSession",
                        "returnChatSessionToQueue",
                        "handOffChatSession",
                        "endChatSession");
            case FINISHED -> anyOf("reopenChatSession", "rateChatSession", "sendChatMessage");
            case CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE ->
                anyOf("rateChatSession", "linkChatSession", "deleteChatSession");
            case INVALID, DELETED -> "endChatSession";
        };
    }

    /** The input of a mutation besides the session. */
    private Map<String, Object> input(String mutation) {
        return switch (mutation) {
            case "requestChatSession" -> request();
            case "submitPreChatForm" -> details();
            case "answerFaq" -> input("answer", anyOf("HELPED", "DID_NOT_HELP", "DID_NOT_HELP"));
            case "submitOfflineForm" -> with(details(), "question", text());
            case "sendChatMessage" -> message();
            case "markChatRead" -> input("upToSeq", random.nextInt(8) - 1);
            case "setTyping" -> input("typing", perhaps());
            case "rateChatSession" -> input("rating", random.nextInt(7));
            case "requestChatTransfer" -> target();
            case "rejectChatTransfer" -> input("reason", "text");
            case "linkChatSession" -> links();
            case "unlinkChatSession" -> unlinked();
            default -> new HashMap<>();
        };
    }

    private Map<String, Object> request() {
        Map<String, Object> request =
                with(details(), "topicId", Ids.of("ChatTopic", random.nextInt(20) == 0 ? NOWHERE : anyOf(topics)));
        optional(request, "message", text());
        return request;
    }

    private Action by(String who, String mutation, Map<String, Object> input) {
        if (random.nextInt(4) == 0) {
            input.put("idempotencyKey", new UUID(random.nextLong(), random.nextLong()).toString());
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
        return who.equals(bot) ? Caller.bot(who) : who.equals(administrator) ? Caller.admin(who) : Caller.agent(who);
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
                    "rateChatSession" -> customer;
            case "sendChatMessage", "endChatSession", "markChatRead", "setTyping", "reopenChatSession" ->
                anyOf(customer, ownerOf(session), bot);
            case "handOffChatSession" -> anyOf(bot, memberOf(session, "can_respond"));
            case "deleteChatSession" -> administrator;
            case "acceptChatTransfer", "rejectChatTransfer" -> targetOf(session);
            case "acceptChatSession", "acceptNextChatSession" -> memberOf(session, "can_respond");
            case "takeOverChatSession" -> memberOf(session, "manager");
            default -> anyOf(ownerOf(session), ownerOf(session), memberOf(session, "manager"));
        };
    }

    private String anybody() {
        List<String> all = new ArrayList<>(agents);
        all.addAll(List.of(administrator, bot, "nobody", customerOf(session())));
        return anyOf(all);
    }

    private String ownerOf(long session) {
        return anyLogin("select user_id from chat_session where id = ?", session);
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
        return found.isEmpty() ? anyOf(agents) : anyOf(found);
    }

    private Map<String, Object> details() {
        Map<String, Object> details = new HashMap<>();
        optional(details, "name", usually("Kari", "x".repeat(256)));
        optional(details, "companyName", usually("Company", " "));
        optional(details, "email", usually(anyOf(emails), "no address"));
        optional(details, "phone", "110");
        optional(details, "country", 47);
        optional(details, "consented", random.nextInt(4) > 0);
        return details;
    }

    private String usually(String good, String bad) {
        return random.nextInt(30) == 0 ? bad : good;
    }

    private void optional(Map<String, Object> input, String field, Object value) {
        if (random.nextInt(4) > 0) {
            input.put(field, value);
        }
    }

    private Map<String, Object> message() {
        Map<String, Object> message = input("text", text());
        if (random.nextInt(6) == 0) {
            message.put("visibility", "AGENTS");
        }
        if (random.nextInt(8) == 0) {
            message.put("options", List.of("Yes", "No"));
        }
        if (random.nextInt(8) == 0) {
            Instant later = perhaps()
                    ? Instant.now().plus(Duration.ofMinutes(10))
                    : Instant.now().plus(Duration.ofDays(1));
            message.put("postedAt", later.toString());
        }
        return message;
    }

    private Map<String, Object> target() {
        int kind = random.nextInt(10);
        return Map.of(
                "target",
                kind < 6
                        ? Map.of("userId", Ids.of("User", kind == 0 ? NOWHERE : world.id(anyOf(agents))))
                        : Map.of("topicId", Ids.of("ChatTopic", kind == 9 ? NOWHERE : anyOf(topics))));
    }

    private Map<String, Object> links() {
        Map<String, Object> links = new HashMap<>();
        records.forEach((field, ids) -> {
            if (random.nextInt(3) == 0) {
                links.put(field, anyOf(ids));
            }
        });
        if (random.nextInt(10) == 0) {
            links.put("saleId", Ids.of("Sale", NOWHERE));
        }
        return links;
    }

    private Map<String, Object> unlinked() {
        return input(
                "links",
                Stream.of(ChatSessionLink.values())
                        .filter(link -> perhaps())
                        .map(Enum::name)
                        .toList());
    }

    private static Map<String, Object> input(String field, Object value) {
        return with(new HashMap<>(), field, value);
    }

    private static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
        input.put(field, value);
        return input;
    }

    /** A short, long or too long text; rarely a blank one. */
    private String text() {
        return switch (random.nextInt(20)) {
            case 0 -> " ";
            case 1 -> "æ".repeat(2_000);
            case 2 -> "x".repeat(10_001);
            default -> "text " + random.nextInt(1_000);
        };
    }

    private boolean perhaps() {
        return random.nextBoolean();
    }

    private <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    private <T> T anyOf(T... all) {
        return all[random.nextInt(all.length)];
    }
}
