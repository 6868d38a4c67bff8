package dev.parley.chat.mutation;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.User;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A reason why an action was refused: the code, the current state, and the remedy. */
@Description("Why a request was rejected: the code, the current state, and whether a retry may succeed.")
public class UserError {

    @NonNull @Description("The error code.")
    public final RefusalCode code;

    @NonNull @Description("The reason and the remedy, as text.")
    public final String message;

    @NonNull @Description("The reason without the remedy, as text for people. The remedy may name parts of the API.")
    public final String meaning;

    @Description(
            "Path of the input field that caused the error. Null when the caller's role or the session's state caused it.")
    public final @Nullable List<@NonNull String> field;

    @NonNull @Description("Whether the same request may succeed later.")
    public final boolean retryable;

    @Description("The session's status when the request was evaluated.")
    public final @Nullable ChatSessionStatus currentStatus;

    @Description("The session's agent when the request was evaluated.")
    public final @Nullable User currentUser;

    @Description(
            "With VERSION_CONFLICT: the version of the session, topic, member or user when the request was evaluated. Null if there is no such member.")
    public final @Nullable Integer currentVersion;

    private UserError(RefusalException refusal) {
        this.code = refusal.code();
        this.meaning = refusal.explanation().meaning();
        this.message = meaning + " " + refusal.explanation().help();
        String path = refusal.path();
        this.field = path == null ? null : List.of(path.split("\\."));
        this.retryable = refusal.explanation().retryable();
        RefusalException.Found found = refusal.found();
        this.currentStatus = found == null ? null : found.status();
        this.currentUser = found == null ? null : found.user();
        this.currentVersion = found == null ? null : found.version();
    }

    /** Converts a refusal to the error that the client receives. */
    public static UserError of(RefusalException refusal) {
        return new UserError(refusal);
    }
}
