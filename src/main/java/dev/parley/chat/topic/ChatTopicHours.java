package dev.parley.chat.topic;

import dev.parley.chat.topic.OpeningHours.Hours;
import dev.parley.graphql.declaration.GroupField;
import dev.parley.graphql.declaration.NodeEntity;
import jakarta.persistence.MappedSuperclass;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The columns of a topic's opening hours. A day that is not enabled is closed, and keeps its times; likewise the lunch break. */
@MappedSuperclass
public abstract class ChatTopicHours extends NodeEntity {

    /** Java names of the columns of the lunch break. */
    static final List<String> LUNCH_COLUMNS = List.of("useLunchHours", "lunchStart", "lunchStop");

    /** Java names of the columns of the days. */
    static final List<String> DAY_COLUMNS = Stream.of(DayOfWeek.values())
            .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
            .flatMap(day -> Stream.of(day + "Enabled", day + "Start", day + "Stop"))
            .toList();

    /** Java names of all columns. */
    static final List<String> COLUMNS = Stream.of(List.of("useOpeningHours", "timeZone"), DAY_COLUMNS, LUNCH_COLUMNS)
            .flatMap(List::stream)
            .toList();

    @NonNull @GroupField(
            path = "openingHours.enabled",
            description = "Whether the opening hours apply. If not, the topic is always open.")
    public boolean useOpeningHours;

    @NonNull @GroupField(
            path = "openingHours.timeZone",
            description = "Time zone of the opening hours, as an IANA name. An unknown name counts as UTC.")
    public String timeZone = "UTC";

    public boolean monEnabled;
    public @Nullable LocalTime monStart;
    public @Nullable LocalTime monStop;
    public boolean tueEnabled;
    public @Nullable LocalTime tueStart;
    public @Nullable LocalTime tueStop;
    public boolean wedEnabled;
    public @Nullable LocalTime wedStart;
    public @Nullable LocalTime wedStop;
    public boolean thuEnabled;
    public @Nullable LocalTime thuStart;
    public @Nullable LocalTime thuStop;
    public boolean friEnabled;
    public @Nullable LocalTime friStart;
    public @Nullable LocalTime friStop;
    public boolean satEnabled;
    public @Nullable LocalTime satStart;
    public @Nullable LocalTime satStop;
    public boolean sunEnabled;
    public @Nullable LocalTime sunStart;
    public @Nullable LocalTime sunStop;

    public boolean useLunchHours;
    public @Nullable LocalTime lunchStart;
    public @Nullable LocalTime lunchStop;

    /** Returns the hours of a day; {@link Hours#NONE} if the topic is closed. */
    Hours on(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> hours(monEnabled, monStart, monStop);
            case TUESDAY -> hours(tueEnabled, tueStart, tueStop);
            case WEDNESDAY -> hours(wedEnabled, wedStart, wedStop);
            case THURSDAY -> hours(thuEnabled, thuStart, thuStop);
            case FRIDAY -> hours(friEnabled, friStart, friStop);
            case SATURDAY -> hours(satEnabled, satStart, satStop);
            case SUNDAY -> hours(sunEnabled, sunStart, sunStop);
        };
    }

    private static Hours hours(boolean enabled, @Nullable LocalTime start, @Nullable LocalTime stop) {
        return enabled && start != null && stop != null ? new Hours(start, stop) : Hours.NONE;
    }

    /** Closes the topic on a day. */
    void close(DayOfWeek day) {
        switch (day) {
            case MONDAY -> monEnabled = false;
            case TUESDAY -> tueEnabled = false;
            case WEDNESDAY -> wedEnabled = false;
            case THURSDAY -> thuEnabled = false;
            case FRIDAY -> friEnabled = false;
            case SATURDAY -> satEnabled = false;
            case SUNDAY -> sunEnabled = false;
        }
    }

    /** Opens the topic on a day. */
    void open(DayOfWeek day, Hours hours) {
        LocalTime start = hours.start();
        LocalTime stop = hours.stop();
        switch (day) {
            case MONDAY -> {
                monEnabled = true;
                monStart = start;
                monStop = stop;
            }
            case TUESDAY -> {
                tueEnabled = true;
                tueStart = start;
                tueStop = stop;
            }
            case WEDNESDAY -> {
                wedEnabled = true;
                wedStart = start;
                wedStop = stop;
            }
            case THURSDAY -> {
                thuEnabled = true;
                thuStart = start;
                thuStop = stop;
            }
            case FRIDAY -> {
                friEnabled = true;
                friStart = start;
                friStop = stop;
            }
            case SATURDAY -> {
                satEnabled = true;
                satStart = start;
                satStop = stop;
            }
            case SUNDAY -> {
                sunEnabled = true;
                sunStart = start;
                sunStop = stop;
            }
        }
    }

    /** Returns the lunch break; {@link Hours#NONE} if there is none. */
    Hours lunch() {
        return hours(useLunchHours, lunchStart, lunchStop);
    }

    /** Removes the lunch break. */
    void removeLunch() {
        useLunchHours = false;
    }

    /** Sets the lunch break. */
    void setLunch(Hours hours) {
        useLunchHours = true;
        lunchStart = hours.start();
        lunchStop = hours.stop();
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
        if (!useOpeningHours) {
            return OpeningHours.ALWAYS;
        }
        Map<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
        Stream.of(DayOfWeek.values()).forEach(day -> week.put(day, on(day)));
        return new OpeningHours(zone(timeZone).orElse(ZoneOffset.UTC), week, lunch());
    }
}
