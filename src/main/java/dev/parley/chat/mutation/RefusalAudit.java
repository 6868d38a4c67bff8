package dev.parley.chat.mutation;

import dev.parley.chat.refusal.NotVisibleException;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.security.Audit;
import dev.parley.security.CurrentActor;
import dev.parley.security.RefusalReason;
import jakarta.inject.Singleton;
import java.util.Map;

/** Reports to the audit log each action that was refused because of the caller's rights, and each identity that was refused. */
@Singleton
class RefusalAudit {

    /** Error codes that concern the caller's rights or identity. All others concern the state of the session and are not audited. */
    private static final Map<RefusalCode, RefusalReason> RIGHTS = Map.ofEntries(
            Map.entry(RefusalCode.NOT_ALLOWED, RefusalReason.NOT_ALLOWED),
            Map.entry(RefusalCode.RECIPIENT_NOT_ALLOWED, RefusalReason.NOT_ALLOWED),
            Map.entry(RefusalCode.NOT_TOPIC_MEMBER, RefusalReason.NOT_TOPIC_MEMBER),
            Map.entry(RefusalCode.NOT_MANAGER, RefusalReason.NOT_MANAGER),
            Map.entry(RefusalCode.NOT_OWNER, RefusalReason.NOT_OWNER),
            Map.entry(RefusalCode.NOT_TRANSFER_TARGET, RefusalReason.NOT_TRANSFER_TARGET),
            Map.entry(RefusalCode.BOT_NOT_ACTIVE, RefusalReason.BOT_NOT_ACTIVE),
            Map.entry(RefusalCode.IDENTITY_INVALID, RefusalReason.IDENTITY_INVALID),
            Map.entry(RefusalCode.IDENTITY_EXPIRED, RefusalReason.IDENTITY_EXPIRED),
            Map.entry(RefusalCode.IDENTITY_WRONG_AUDIENCE, RefusalReason.IDENTITY_WRONG_AUDIENCE),
            Map.entry(RefusalCode.IDENTITY_REPLAYED, RefusalReason.IDENTITY_REPLAYED),
            Map.entry(RefusalCode.IDENTITY_NOT_ACCEPTED, RefusalReason.IDENTITY_NOT_ACCEPTED),
            Map.entry(RefusalCode.IDENTITY_UNAVAILABLE, RefusalReason.PROVIDER_UNREACHABLE));

    private final Audit audit;
    private final CurrentActor currentActor;

    RefusalAudit(Audit audit, CurrentActor currentActor) {
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /** Audits a refusal if it concerns the caller's rights or identity. */
    void refused(RefusalException refusal) {
        RefusalReason reason =
                refusal instanceof NotVisibleException ? RefusalReason.NOT_VISIBLE : RIGHTS.get(refusal.code());
        if (reason != null) {
            audit.refused(reason, currentActor.caller());
        }
    }
}
