package dev.parley.chat.lifecycle;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import java.util.List;
import java.util.Map;

/** The result of allowedActions for an action. */
final class AllowedActionCode {

    private static final String ACTIONS = "allowedActions { action allowed code }";

    private AllowedActionCode() {}

    /** For an agent: the code of the refusal, or null if the action is allowed. */
    static String of(Caller agent, long session, String action) {
        String document = "query($id: ID!) { chatSession(id: $id) { " + ACTIONS + " } }";
        return code(
                agent.asks(document, Map.of("id", Ids.of("ChatSession", session)))
                        .list("chatSession.allowedActions"),
                action);
    }

    /** For a customer's own session: the code of the refusal, or null if the action is allowed. */
    static String ofCustomer(Caller customer, String action) {
        return code(
                customer.asks("{ customerSession { " + ACTIONS + " } }").list("customerSession.allowedActions"),
                action);
    }

    private static String code(List<Map<String, Object>> actions, String action) {
        Map<String, Object> result = actions.stream()
                .filter(each -> each.get("action").equals(action))
                .findFirst()
                .orElseThrow();
        return (boolean) result.get("allowed") ? null : (String) result.get("code");
    }
}
