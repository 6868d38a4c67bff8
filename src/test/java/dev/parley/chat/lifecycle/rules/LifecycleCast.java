package dev.parley.chat.lifecycle.rules;

import dev.parley.chat.ChatSessionLink;
import dev.parley.chat.MessageVisibility;
import dev.parley.chat.lifecycle.rules.LifecycleTable.Role;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.FaqAnswer;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The actors of the lifecycle table, and the sessions on which they try their actions: one in each status. */
final class LifecycleCast {

    /** The settings that decide where more than one status may follow. */
    enum Topic {
        /** A present agent, a welcome message, and a post-chat form. */
        PLAIN(", widget_post_form = true"),
        /** Neither a welcome message nor a post-chat form. */
        SILENT(", welcome_message = null"),
        /** Suggests an FAQ. */
        WITH_FAQ(", widget_auto_faq = true"),
        /** Has a pre-chat form. */
        WITH_FORM(", widget_pre_form = true"),
        /** Closed by its opening hours. */
        DESERTED(", widget_post_form = true, use_opening_hours = true"),
        /** The owner of its sessions is no longer a member. */
        LEFT_BY_OWNER(", widget_post_form = true");

        /** Ratings and offline requests enabled, the latter also from the queue at any length. */
        private static final String OPEN_TO_ALL =
                "widget_enable_rating = true, widget_enable_ticket = true, widget_post_transcript = true, flags = 64, offline_form_queue_length = 1,"
                        + " agent_attachments = true, customer_attachments = true";

        private final String settings;

        Topic(String settings) {
            this.settings = OPEN_TO_ALL + settings;
        }
    }

    private static final Set<ChatAction> ANSWERS_TO_TRANSFERS =
            Set.of(ChatAction.ACCEPT_TRANSFER, ChatAction.REJECT_TRANSFER, ChatAction.CANCEL_TRANSFER);

    private static final String SESSIONS = """
            insert into chat_session (topic_id, status, when_requested, when_started, when_ended, user_id, rank, transfer_to,
                                      chatbot_isactive, ticket_id, project_id, session_key, message_seq)
            select ?, status, now() - interval '10 minutes',
                   case when had.agent then now() - interval '5 minutes' end,
                   case when status >= 7 then now() - interval '1 minute' end,
                   case when had.agent then ? end,
                   case when had.agent and status in (5, 6) then ? + status else 0 end,
                   case when status in (5, 6) then cast(? as bigint) end,
                   given.bot, case when status = 10 then ? end, ?,
                   encode(sha256(convert_to(? || status, 'UTF8')), 'hex'), 1
            from generate_series(0, 11) as status
            cross join (values (cast(? as boolean))) as given (bot)
            cross join lateral (values (status between 5 and 9 and not given.bot)) as had (agent)
            returning id""";

    private static final String OFFERS = """
            insert into chat_transfer (session_id, requested_by, to_user_id, requested_at, expires_at)
            select id, ?, transfer_to, now(), now() + interval '1 minute'
            from chat_session where id = any(?) and transfer_to is not null""";

    private final World world = new World();
    private final Map<Topic, Long> topics = new EnumMap<>(Topic.class);
    private final Map<Role, String> logins = new EnumMap<>(Role.class);
    private final Map<Role, Caller> callers = new EnumMap<>(Role.class);
    private final String colleague;
    private final long ticket;
    private final long project;
    private final long otherProject;
    private int made;

    LifecycleCast() {
        for (Topic topic : Topic.values()) {
            topics.put(topic, world.topic());
            world.set(topics.get(topic), topic.settings);
        }
        for (Role role : Role.values()) {
            logins.put(role, world.user());
            callers.put(role, caller(role, logins.get(role)));
        }
        colleague = world.user();
        world.present(colleague);
        world.present(logins.get(Role.OWNER));
        topics.forEach((topic, id) -> {
            for (Role role : List.of(Role.OWNER, Role.OTHER_AGENT, Role.BOT_ACTIVE, Role.BOT_NOT_ACTIVE)) {
                if (topic != Topic.LEFT_BY_OWNER || role != Role.OWNER) {
                    world.join(logins.get(role), id, "can_respond");
                }
            }
            world.join(logins.get(Role.MANAGER), id, "manager");
            world.join(logins.get(Role.LISTENER), id, "can_listen");
            if (topic != Topic.DESERTED) {
                world.join(colleague, id, "can_respond");
            }
        });
        ticket = world.ticket(colleague);
        project = world.project("Linked");
        otherProject = world.project("To be linked");
        world.waiting(topics.get(Topic.PLAIN), otherKey());
    }

    private Caller caller(Role role, String login) {
        return switch (role) {
            case OWNER, OTHER_AGENT, MANAGER, LISTENER, STRANGER -> Caller.agent(login);
            case ADMIN -> Caller.admin(login);
            case BOT_ACTIVE, BOT_NOT_ACTIVE -> Caller.bot(login);
            case OTHER_CUSTOMER -> Caller.customer(otherKey());
            case CUSTOMER -> Caller.nobody();
        };
    }

    private String otherKey() {
        return "another session's than " + topics.get(Topic.PLAIN);
    }

    /** Creates sessions in each status, in the order of statuses, for an actor and an action. */
    Sessions sessions(Topic topic, ChatAction action, Role role) {
        boolean bot = role == Role.BOT_ACTIVE || action == ChatAction.HAND_OFF && role != Role.BOT_NOT_ACTIVE;
        boolean offered = !bot && ANSWERS_TO_TRANSFERS.contains(action);
        String key = "lifecycle " + topics.get(topic) + " " + ++made + " ";
        List<Long> ids = world
                .texts(
                        SESSIONS,
                        topics.get(topic),
                        world.id(logins.get(Role.OWNER)),
                        made * LifecycleTable.STATUSES,
                        offered ? world.id(logins.get(Role.OTHER_AGENT)) : null,
                        ticket,
                        project,
                        key,
                        bot)
                .stream()
                .map(Long::valueOf)
                .toList();
        if (action == ChatAction.DECLINE_OFFER) {
            ids.stream()
                    .filter(id -> world.session(id, "status, chatbot_isactive").equals("4 f"))
                    .forEach(id -> world.offerWaiting(id, logins.get(Role.OTHER_AGENT)));
        }
        if (action == ChatAction.LEAVE) {
            ids.stream()
                    .filter(id -> Set.of("5", "6").contains(world.session(id, "status")))
                    .forEach(id -> world.supervise(id, logins.get(Role.MANAGER)));
        }
        if (action == ChatAction.SEND_TRANSCRIPT) {
            ids.forEach(id -> world.alter(id, "email = gen_random_uuid() || '@example.com'"));
        }
        if (action == ChatAction.BLOCK) {
            ids.forEach(id -> world.alter(id, "email = gen_random_uuid() || '@example.com'"));
        }
        if (action == ChatAction.REDACT_MESSAGE) {
            ids.forEach(id -> world.messages(id, 1));
        }
        if (action == ChatAction.WITHDRAW_CONSENT) {
            ids.forEach(id -> world.alter(id, "consented = true"));
        }
        world.run(OFFERS, world.id(logins.get(Role.OWNER)), ids.toArray(Long[]::new));
        return new Sessions(ids, key, role);
    }

    /** The input of a mutation besides the session. */
    Map<String, Object> input(ChatAction action) {
        return switch (action) {
            case ANSWER_FAQ -> Map.of("answer", FaqAnswer.DID_NOT_HELP.name());
            case SUBMIT_OFFLINE_FORM -> Map.of("question", "When do you open?");
            case SEND_MESSAGE -> Map.of("text", "Hello");
            case WRITE_NOTE -> Map.of("text", "Take care", "visibility", MessageVisibility.AGENTS.name());
            case ATTACH_FILE -> Map.of("fileName", "invoice.pdf", "size", 1000);
            case SET_ATTACHMENTS -> Map.of("fromCustomer", false);
            case MARK_READ -> Map.of("upToSeq", 1);
            case SET_TYPING -> Map.of("typing", true);
            case UPDATE_VISIT -> Map.of("pageUrl", "https://shop.example/cart");
            case REQUEST_TRANSFER -> Map.of("target", Map.of("userId", Ids.of("User", world.id(colleague))));
            case ASSIGN -> Map.of("userId", Ids.of("User", world.id(colleague)));
            case SET_PRIORITY -> Map.of("priority", 2);
            case SET_SKILLS -> Map.of("skillIds", List.of(Ids.of("ChatTag", world.skill())));
            case RATE -> Map.of("rating", 5);
            case REDACT_MESSAGE -> Map.of("seq", 1);
            case LINK -> Map.of("projectId", Ids.of("Project", otherProject));
            case UPDATE_CUSTOMER -> Map.of("phone", "22334455");
            case CREATE_PERSON -> Map.of("firstName", "Kari");
            case UNLINK -> Map.of("links", List.of(ChatSessionLink.PROJECT.name()));
            case SUBMIT_PRE_CHAT_FORM,
                    ACCEPT,
                    DECLINE_OFFER,
                    HEARTBEAT,
                    RETURN_TO_QUEUE,
                    ACCEPT_TRANSFER,
                    REJECT_TRANSFER,
                    CANCEL_TRANSFER,
                    TAKE_OVER,
                    JOIN,
                    LEAVE,
                    HAND_OFF,
                    END,
                    REOPEN,
                    CREATE_TICKET,
                    BLOCK,
                    SEND_TRANSCRIPT,
                    WITHDRAW_CONSENT,
                    DELETE -> Map.of();
        };
    }

    /** Sessions in each status, in the order of statuses, and their actor. */
    final class Sessions {

        private final List<Long> ids;
        private final String key;
        private final Role role;

        private Sessions(List<Long> ids, String key, Role role) {
            this.ids = ids;
            this.key = key;
            this.role = role;
        }

        /** The result of allowedActions by status: the code, "allowed", or null if the session cannot be seen. */
        List<String> reported(ChatAction action) {
            String wanted = "allowedActions { action allowed code }";
            return switch (role) {
                case CUSTOMER ->
                    statuses()
                            .mapToObj(status -> allowedAction(
                                    customer(status)
                                            .asks("{ customerSession { " + wanted + " } }")
                                            .data("customerSession"),
                                    action))
                            .toList();
                case OTHER_CUSTOMER -> Collections.nCopies(ids.size(), null);
                default ->
                    callers
                            .get(role)
                            .asks(
                                    "query($ids: [ID!]!) { nodes(ids: $ids) { ... on ChatSession { " + wanted
                                            + " } } }",
                                    Map.of("ids", statuses().mapToObj(this::id).toList()))
                            .<Map<String, Object>>list("nodes")
                            .stream()
                            .map(session -> allowedAction(session, action))
                            .collect(Collectors.toList());
            };
        }

        @SuppressWarnings("unchecked")
        private static String allowedAction(Map<String, Object> session, ChatAction action) {
            if (session == null) {
                return null;
            }
            return ((List<Map<String, Object>>) session.get("allowedActions"))
                    .stream()
                            .filter(allowedAction -> allowedAction.get("action").equals(action.name()))
                            .map(allowedAction -> (boolean) allowedAction.get("allowed")
                                    ? "allowed"
                                    : (String) allowedAction.get("code"))
                            .findFirst()
                            .orElseThrow();
        }

        /**
         * Runs the mutation on each session. An actor who may call for all of them does so in one document, which still uses one transaction per
         * session.
         */
        List<Payload> run(ChatAction action, Map<String, Object> input) {
            if (role == Role.CUSTOMER) {
                return statuses()
                        .mapToObj(status -> payloads(customer(status), action, List.of(id(status)), input))
                        .flatMap(List::stream)
                        .toList();
            }
            return payloads(
                    callers.get(role), action, statuses().mapToObj(this::id).toList(), input);
        }

        private IntStream statuses() {
            return IntStream.range(0, ids.size());
        }

        private String id(int status) {
            return Ids.of("ChatSession", ids.get(status));
        }

        private Caller customer(int status) {
            return Caller.customer(key + status);
        }

        /** The current rows, by status. */
        List<Row> rows() {
            return world.texts("""
                            select concat_ws('|', s.status, s.version, (select count(*) from chat_session_event e where e.session_id = s.id),
                                             to_jsonb(s), (select jsonb_agg(m) from chat_message m where m.session_id = s.id),
                                             (select jsonb_agg(t) from chat_transfer t where t.session_id = s.id))
                            from chat_session s join unnest(?) with ordinality as wanted (id, place) on wanted.id = s.id
                            order by wanted.place""", (Object) ids.toArray(Long[]::new)).stream()
                    .map(Row::new)
                    .toList();
        }
    }

    private static List<Payload> payloads(
            Caller caller, ChatAction action, List<String> sessions, Map<String, Object> input) {
        Map<String, Object> answer = attempt(caller, action, sessions, input).data();
        return IntStream.range(0, sessions.size())
                .mapToObj(i -> Payload.of(answer.get("a" + i)))
                .toList();
    }

    /** Runs a mutation on several sessions in one document. */
    static Answer attempt(Caller caller, ChatAction action, List<String> sessions, Map<String, Object> input) {
        String mutation = action.mutation();
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        StringJoiner declared = new StringJoiner(", ", "mutation(", ")");
        StringJoiner fields = new StringJoiner(" ", " { ", " }");
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < sessions.size(); i++) {
            declared.add("$i" + i + ": " + type);
            fields.add("a" + i + ": " + mutation + "(input: $i" + i
                    + ") { changed chatSession { status } userErrors { code } }");
            Map<String, Object> each = new HashMap<>(input);
            each.put("chatSessionId", sessions.get(i));
            variables.put("i" + i, each);
        }
        return caller.asks(declared.toString() + fields, variables);
    }

    /**
     * The payload of one mutation.
     *
     * @param refusal its code, or null
     * @param status of the session, or null
     */
    record Payload(boolean changed, String refusal, String status) {

        private static Payload of(Object answer) {
            Map<?, ?> payload = (Map<?, ?>) answer;
            List<?> errors = (List<?>) payload.get("userErrors");
            Map<?, ?> session = (Map<?, ?>) payload.get("chatSession");
            return new Payload(
                    (boolean) payload.get("changed"),
                    errors.isEmpty() ? null : (String) ((Map<?, ?>) errors.get(0)).get("code"),
                    session == null ? null : (String) session.get("status"));
        }
    }

    /** The row of a session, with its messages and transfers. */
    record Row(String text) {

        int status() {
            return number(0);
        }

        int version() {
            return number(1);
        }

        int events() {
            return number(2);
        }

        private int number(int column) {
            return Integer.parseInt(text.split("\\|")[column]);
        }
    }
}
