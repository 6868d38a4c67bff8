package dev.parley.chat.topic;

import dev.parley.graphql.declaration.GroupField;
import dev.parley.graphql.declaration.NodeEntity;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.graphql.NonNull;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a topic's opening hours. The lunch break keeps its times when it is not used. A trigger keeps SuperOffice's columns of the weekdays, which
 * are not mapped here, consistent with {@link #openingPeriods}.
 */
@MappedSuperclass
public abstract class ChatTopicHours extends NodeEntity {

    /** Java names of the columns of the lunch break. */
    static final List<String> LUNCH_COLUMNS = List.of("useLunchHours", "lunchStart", "lunchStop");

    /** Java name of the column of the days. */
    static final String PERIODS_COLUMN = "openingPeriods";

    /** Java name of the column of the exceptions. */
    static final String EXCEPTIONS_COLUMN = "openingExceptions";

    /** Java names of all columns. */
    static final List<String> COLUMNS = List.of(
            "useOpeningHours",
            "timeZone",
            PERIODS_COLUMN,
            EXCEPTIONS_COLUMN,
            LUNCH_COLUMNS.get(0),
            LUNCH_COLUMNS.get(1),
            LUNCH_COLUMNS.get(2));

    @NonNull @GroupField(
            path = "openingHours.enabled",
            description = "Whether the opening hours apply. If not, the topic is always open.")
    public boolean useOpeningHours;

    @NonNull @GroupField(
            path = "openingHours.timeZone",
            description = "Time zone of the opening hours, as an IANA name. An unknown name counts as UTC.")
    public String timeZone = "UTC";

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    public String openingPeriods = OpeningJson.CLOSED;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    public String openingExceptions = OpeningJson.NONE;

    public boolean useLunchHours;
    public @Nullable LocalTime lunchStart;
    public @Nullable LocalTime lunchStop;

    /** Returns the periods of the seven days, Monday first. */
    List<List<OpeningPeriod>> week() {
        return OpeningJson.week(openingPeriods);
    }

    /** Sets the periods of the seven days. */
    void setWeek(List<List<OpeningPeriod>> week) {
        if (!week().equals(week)) {
            openingPeriods = OpeningJson.week(openingPeriods, week);
        }
    }

    /** Returns the exceptions by date. */
    NavigableMap<LocalDate, OpeningException> exceptions() {
        NavigableMap<LocalDate, OpeningException> all = new TreeMap<>();
        OpeningJson.exceptions(openingExceptions).forEach(each -> all.put(each.date(), each));
        return all;
    }

    /** Sets the exceptions. */
    void setExceptions(Collection<OpeningException> all) {
        if (!List.copyOf(exceptions().values()).equals(List.copyOf(all))) {
            openingExceptions = OpeningJson.exceptions(all);
        }
    }

    /** Returns the lunch break, or null if there is none. */
    @Nullable OpeningPeriod lunch() {
        LocalTime start = lunchStart;
        LocalTime stop = lunchStop;
        return useLunchHours && start != null && stop != null ? new OpeningPeriod(start, stop) : null;
    }

    /** Removes the lunch break. */
    void removeLunch() {
        useLunchHours = false;
    }

    /** Sets the lunch break. */
    void setLunch(OpeningPeriod lunch) {
        useLunchHours = true;
        lunchStart = lunch.start();
        lunchStop = lunch.stop();
    }

    /** Returns whether the topic is open according to its opening hours. */
    public boolean isOpen(Instant at) {
        return openingHours().isOpen(at);
    }

    /** Returns the next instant at which the topic opens or closes according to its opening hours; empty if it never does. */
    public Optional<Instant> nextChange(Instant at) {
        return openingHours().nextChange(at);
    }

    /** Returns the time zone with a name. Empty for an unknown name, which an imported row may have. */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    OpeningHours openingHours() {
        return useOpeningHours ? configuredHours() : OpeningHours.ALWAYS;
    }

    /** Returns the opening hours, also if they do not apply. */
    OpeningHours configuredHours() {
        return new OpeningHours(zone(timeZone).orElse(ZoneOffset.UTC), week(), lunch(), exceptions());
    }
}
