package dev.parley.security;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells of everybody who was refused: one line in the log and one more in a counter. Neither says who it was, or from where: what
 * an attack looks like is seen without, and what is not written can't leak.
 */
@Singleton
public class Audit {

    /** The log category. */
    static final String CATEGORY = "parley.audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final MeterRegistry registry;
    private final Map<RefusalReason, LineBudget> budgets = new EnumMap<>(RefusalReason.class);

    Audit(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        for (RefusalReason reason : RefusalReason.values()) {
            budgets.put(reason, new LineBudget(clock));
        }
    }

    /** Somebody was refused. */
    public void refused(RefusalReason reason, Caller caller) {
        refused(reason, caller.actor().kind(), caller.transport());
    }

    /**
     * Somebody was refused whom we do not know.
     *
     * @param kind what the credentials would have made it
     */
    public void refused(RefusalReason reason, Actor.Kind kind, Transport transport) {
        registry.counter("parley.refusals", "reason", reason.name(), "kind", kind.name())
                .increment();
        LineBudget.Line line = budgets.get(reason).take();
        if (line.isUnderBudget()) {
            String held = line.heldBack() == 0 ? "" : " heldBack=" + line.heldBack();
            LOG.infof("refused reason=%s kind=%s transport=%s%s", reason, kind, transport, held);
        }
    }
}
