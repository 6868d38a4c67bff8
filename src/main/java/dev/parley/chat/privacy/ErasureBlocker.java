package dev.parley.chat.privacy;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.graphql.value.GlobalId;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A session or a legal hold because of which an erasure would be refused. */
@Type("ErasureBlocker")
@Description("A session that has not ended, or a legal hold: something because of which an erasure would be refused.")
public final class ErasureBlocker {

    @NonNull @Description("The code of the refusal: NOT_ENDED or LEGAL_HOLD.")
    public final RefusalCode code;

    @Id
    @Description("The session. Null for a hold on the person.")
    public final @Nullable String chatSessionId;

    @Id
    @Description("The hold. Null for a session that has not ended.")
    public final @Nullable String legalHoldId;

    ErasureBlocker(RefusalCode code, @Nullable Long session, @Nullable Long hold) {
        this.code = code;
        this.chatSessionId = session == null ? null : GlobalId.of("ChatSession", session);
        this.legalHoldId = hold == null ? null : GlobalId.of("LegalHold", hold);
    }
}
