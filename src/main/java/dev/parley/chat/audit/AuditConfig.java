package dev.parley.chat.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the audit. */
@ConfigMapping(prefix = "parley.audit")
public interface AuditConfig {

    /**
     * Whether the audit records reads of personal data by administrators: names, contact details, messages and transcripts of customers. Each such read then
     * writes to the database, also the reads of programs with the role admin.
     */
    @WithDefault("false")
    boolean personalData();

    /** How long entries of the audit, and the times at which agents were present, are kept. Without it they are kept for ever. */
    Optional<Duration> retention();
}
