package dev.parley.chat.api;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.User;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One reason why an action was refused, as data: the code, the state that was found, and what would help. */
@Description("Why an action was refused: the code, the state that was found, and whether trying again may help.")
public class UserError {

    @NonNull @Description("The reason.")
    public final RefusalCode code;

    @NonNull @Description("The reason in words, with what would help.")
    public final String message;

    @Description(
            "The field of the input that is to blame; null when it is the caller's role or the state of the session.")
    public final String path;

    @NonNull @Description("Whether the same action may succeed later.")
    public final boolean retryable;

    @Description("Status that the session was found in.")
    public final ChatSessionStatus currentStatus;

    @Description("Agent who was found to have the session.")
    public final User currentUser;

    private UserError(RefusalException refusal) {
        this.code = refusal.code();
        this.message =
                refusal.explanation().meaning() + " " + refusal.explanation().help();
        this.path = refusal.path();
        this.retryable = refusal.explanation().retryable();
        RefusalException.Found found = refusal.found();
        this.currentStatus = found == null ? null : found.status();
        this.currentUser = found == null ? null : found.user();
    }

    /** As the client is told. */
    static UserError of(RefusalException refusal) {
        return new UserError(refusal);
    }
}
