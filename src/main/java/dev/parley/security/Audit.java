package dev.parley.security;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Logs and counts rejected requests. Neither the log nor the counter contains the caller's identity or address: attacks are visible without
 * them, and data that are not logged cannot leak.
 */
@Singleton
public class Audit {

    /** Log category of the audit. */
    static final String CATEGORY = "parley.audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final MeterRegistry registry;
    private final Map<RefusalReason, LineBudget> budgets = new EnumMap<>(RefusalReason.class);

    Audit(MeterRegistry registry) {
        this.registry = registry;
        for (RefusalReason reason : RefusalReason.values()) {
            budgets.put(reason, new LineBudget(TimeMeter.SYSTEM_NANOTIME));
        }
    }

    /** Records that a request was rejected. */
    public void refused(RefusalReason reason, Caller caller) {
        refused(reason, caller.actor().kind(), caller.transport());
    }

    /**
     * Records that a request of an unknown caller was rejected.
     *
     * @param kind kind of the caller, if the credentials had been valid
     */
    public void refused(RefusalReason reason, Actor.Kind kind, Transport transport) {
        registry.counter("parley.refusals", "reason", reason.name(), "kind", kind.name())
                .increment();
        Objects.requireNonNull(budgets.get(reason)).take().ifPresent(heldBack -> {
            String held = heldBack == 0 ? "" : " heldBack=" + heldBack;
            LOG.infof("refused reason=%s kind=%s transport=%s%s", reason, kind, transport, held);
        });
    }
}
