package dev.parley.chat.api;

import dev.parley.chat.refusal.NotVisibleException;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.security.Audit;
import dev.parley.security.CurrentActor;
import dev.parley.security.RefusalReason;
import jakarta.inject.Singleton;
import java.util.Map;

/** Reports to the audit log each action that was refused because of the caller's rights. */
@Singleton
class RefusalAudit {

    /** Error codes that concern the caller's rights. All others concern the state of the session and are not audited. */
    private static final Map<RefusalCode, RefusalReason> RIGHTS = Map.of(
            RefusalCode.NOT_ALLOWED, RefusalReason.NOT_ALLOWED,
            RefusalCode.RECIPIENT_NOT_ALLOWED, RefusalReason.NOT_ALLOWED,
            RefusalCode.NOT_TOPIC_MEMBER, RefusalReason.NOT_TOPIC_MEMBER,
            RefusalCode.NOT_MANAGER, RefusalReason.NOT_MANAGER,
            RefusalCode.NOT_OWNER, RefusalReason.NOT_OWNER,
            RefusalCode.NOT_TRANSFER_TARGET, RefusalReason.NOT_TRANSFER_TARGET,
            RefusalCode.BOT_NOT_ACTIVE, RefusalReason.BOT_NOT_ACTIVE);

    private final Audit audit;
    private final CurrentActor currentActor;

    RefusalAudit(Audit audit, CurrentActor currentActor) {
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /** Audits a refusal if it concerns the caller's rights. */
    void refused(RefusalException refusal) {
        RefusalReason reason =
                refusal instanceof NotVisibleException ? RefusalReason.NOT_VISIBLE : RIGHTS.get(refusal.code());
        if (reason != null) {
            audit.refused(reason, currentActor.caller());
        }
    }
}
