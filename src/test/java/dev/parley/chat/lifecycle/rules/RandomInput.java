package dev.parley.chat.lifecycle.rules;

import dev.parley.chat.ChatSessionLink;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Random inputs of mutations: mostly sensible, sometimes invalid. */
final class RandomInput {

    /** Number of a row that does not exist. */
    static final long NOWHERE = 999_999_999;

    private final World world;
    private final Chance chance;
    private final RandomCast cast;
    private final long skill;

    RandomInput(World world, Chance chance, RandomCast cast) {
        this.world = world;
        this.chance = chance;
        this.cast = cast;
        this.skill = world.skill();
    }

    /** The input of a mutation besides the session. */
    Map<String, Object> of(String mutation) {
        return switch (mutation) {
            case "requestChatSession" -> request();
            case "submitPreChatForm" -> details();
            case "answerFaq" -> input("answer", chance.anyOf("HELPED", "DID_NOT_HELP", "DID_NOT_HELP"));
            case "submitOfflineForm" -> with(details(), "question", text());
            case "sendChatMessage" -> message();
            case "markChatRead" -> input("upToSeq", chance.below(8) - 1);
            case "redactChatMessage" -> input("seq", 1 + chance.below(4));
            case "setTyping" -> input("typing", chance.perhaps());
            case "rateChatSession" -> input("rating", chance.below(7));
            case "requestChatTransfer" -> target();
            case "rejectChatTransfer" -> input("reason", "text");
            case "handOffChatSession" -> handOff();
            case "assignChatSession" ->
                input("userId", Ids.of("User", chance.oneIn(20) ? NOWHERE : world.id(chance.anyOf(cast.agents))));
            case "setChatSessionPriority" -> input("priority", chance.oneIn(20) ? 1_001 : chance.below(3));
            case "setChatSessionSkills" ->
                input("skillIds", chance.perhaps() ? List.of() : List.of(Ids.of("ChatTag", skill)));
            case "setChatSessionAttachments" -> input("fromCustomer", chance.perhaps());
            case "linkChatSession" -> links();
            case "unlinkChatSession" -> unlinked();
            case "updateChatVisit" ->
                input("pageUrl", usually("https://shop.example/" + chance.below(3), "about:blank"));
            case "updateChatCustomer" -> input("name", usually("Kari " + chance.below(3), "x".repeat(256)));
            // For a short time: a few persons write here.
            case "blockChatCustomer" ->
                input("endsAt", Instant.now().plusMillis(300).toString());
            case "createPersonFromChatSession" -> input("createContact", chance.perhaps());
            default -> new HashMap<>();
        };
    }

    /** The input of a request for a new session. */
    Map<String, Object> request() {
        Map<String, Object> request =
                with(details(), "topicId", Ids.of("ChatTopic", chance.oneIn(20) ? NOWHERE : chance.anyOf(cast.topics)));
        optional(request, "message", text());
        return request;
    }

    private Map<String, Object> details() {
        Map<String, Object> details = new HashMap<>();
        optional(details, "name", usually("Kari", "x".repeat(256)));
        optional(details, "companyName", usually("Company", " "));
        optional(details, "email", usually(chance.anyOf(cast.emails), "no address"));
        optional(details, "phone", "110");
        optional(details, "country", 47);
        optional(details, "consented", !chance.oneIn(4));
        return details;
    }

    private String usually(String good, String bad) {
        return chance.oneIn(30) ? bad : good;
    }

    private void optional(Map<String, Object> input, String field, Object value) {
        if (!chance.oneIn(4)) {
            input.put(field, value);
        }
    }

    private Map<String, Object> message() {
        Map<String, Object> message = input("text", text());
        if (chance.oneIn(6)) {
            message.put("visibility", "AGENTS");
        }
        if (chance.oneIn(8)) {
            message.put("options", List.of("Yes", "No"));
        }
        if (chance.oneIn(8)) {
            Instant later = chance.perhaps()
                    ? Instant.now().plus(Duration.ofMinutes(10))
                    : Instant.now().plus(Duration.ofDays(1));
            message.put("postedAt", later.toString());
        }
        return message;
    }

    private Map<String, Object> handOff() {
        Map<String, Object> handOff = new HashMap<>();
        optional(handOff, "reason", chance.anyOf("CUSTOMER_ASKED", "NO_ANSWER"));
        optional(handOff, "summary", text());
        return handOff;
    }

    private Map<String, Object> target() {
        int kind = chance.below(10);
        return Map.of(
                "target",
                kind < 6
                        ? Map.of("userId", Ids.of("User", kind == 0 ? NOWHERE : world.id(chance.anyOf(cast.agents))))
                        : Map.of("topicId", Ids.of("ChatTopic", kind == 9 ? NOWHERE : chance.anyOf(cast.topics))));
    }

    private Map<String, Object> links() {
        Map<String, Object> links = new HashMap<>();
        cast.records.forEach((field, ids) -> {
            if (chance.oneIn(3)) {
                links.put(field, chance.anyOf(ids));
            }
        });
        if (chance.oneIn(10)) {
            links.put("saleId", Ids.of("Sale", NOWHERE));
        }
        return links;
    }

    private Map<String, Object> unlinked() {
        return input(
                "links",
                Stream.of(ChatSessionLink.values())
                        .filter(link -> chance.perhaps())
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
        return switch (chance.below(20)) {
            case 0 -> " ";
            case 1 -> "æ".repeat(2_000);
            case 2 -> "x".repeat(10_001);
            default -> "text " + chance.below(1_000);
        };
    }
}
