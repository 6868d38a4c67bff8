package dev.parley.superoffice.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Names of time zones in SuperOffice's rows: IANA names, and Windows names after Unicode's CLDR. */
public final class TimeZoneNames {

    private static final String WINDOWS = "/superoffice/windows-zones.properties";

    private final Properties windows = new Properties();
    private final Set<String> iana = ZoneId.getAvailableZoneIds();

    /** Reads the names. */
    public TimeZoneNames() {
        try (InputStream names = TimeZoneNames.class.getResourceAsStream(WINDOWS)) {
            windows.load(names);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the IANA name; empty if the name is unknown. */
    public Optional<String> iana(String name) {
        String given = name.strip();
        String mapped = windows.getProperty(given, given);
        return iana.contains(mapped) && !mapped.startsWith("SystemV/") ? Optional.of(mapped) : Optional.empty();
    }

    /** Returns the IANA names that Windows names stand for. */
    Collection<String> ofWindows() {
        return windows.stringPropertyNames().stream().map(windows::getProperty).toList();
    }
}
