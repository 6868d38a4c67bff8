package dev.parley.chat;

import java.time.ZoneId;
import java.util.Optional;

/** Time zones that clients name. */
public final class TimeZones {

    /** Rule for the name of a time zone, for error messages. */
    public static final String RULE = "must be the IANA name of a time zone, such as Europe/Oslo.";

    /** Names of Java that PostgreSQL does not know. */
    private static final String NOT_IANA = "SystemV/";

    private TimeZones() {}

    /** Returns the time zone with an IANA name; empty if there is none. */
    public static Optional<ZoneId> named(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(NOT_IANA)
                ? Optional.of(ZoneId.of(name))
                : Optional.empty();
    }
}
