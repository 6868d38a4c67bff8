package dev.parley.superoffice.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of one file. A local time that occurs twice, when clocks go back, is the first of both that is not before the time
 * before it: that of the same row, or the first time of the row before.
 */
final class Times {

    /** SuperOffice's date for "no date". */
    private static final int EMPTY_YEAR = 1760;

    /** The year of dates of .NET without a value. */
    private static final int NET_EMPTY_YEAR = 1;

    private static final int LAST_YEAR = 9999;

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[ ]")
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter CLOCK = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private final ZoneId zone;

    /** The first time of the row before; null at the beginning of a file. */
    private @Nullable Instant former;

    private @Nullable Instant firstOfRow;
    private @Nullable Instant lastOfRow;

    Times(ZoneId zone) {
        this.zone = zone;
    }

    /** Begins a row. */
    void beginRow() {
        former = firstOfRow == null ? former : firstOfRow;
        firstOfRow = null;
        lastOfRow = null;
    }

    /** Returns the first local time of the rows so far, to continue after an interruption; null if there is none. */
    @Nullable Instant position() {
        return firstOfRow == null ? former : firstOfRow;
    }

    /** Continues after rows that an interrupted import has read. */
    void continueAfter(@Nullable Instant position) {
        former = position;
    }

    /**
     * Reads a time.
     *
     * @param isUtc whether the time is in UTC if it has no offset, and local otherwise
     * @param rules gets the rules that were applied
     * @return null for SuperOffice's date that stands for none
     * @throws DateTimeException if the text is no time
     */
    @Nullable Instant read(String text, boolean isUtc, Consumer<Rule> rules) {
        TemporalAccessor parsed = FORMAT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        int year = parsed.get(ChronoField.YEAR);
        if (year < NET_EMPTY_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("The year has more than four digits");
        }
        if (year == EMPTY_YEAR || year == NET_EMPTY_YEAR) {
            rules.accept(Rule.NO_VALUE);
            return null;
        }
        if (parsed instanceof OffsetDateTime exact) {
            return ordered(exact.toInstant());
        }
        LocalDateTime local = (LocalDateTime) parsed;
        return isUtc ? local.toInstant(ZoneOffset.UTC) : ordered(instant(local, rules));
    }

    private Instant ordered(Instant time) {
        firstOfRow = firstOfRow == null ? time : firstOfRow;
        lastOfRow = time;
        return time;
    }

    private Instant instant(LocalDateTime local, Consumer<Rule> rules) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.get(0));
        }
        if (offsets.isEmpty()) {
            rules.accept(Rule.NONEXISTENT_TIME);
            return local.atZone(zone).toInstant();
        }
        rules.accept(Rule.AMBIGUOUS_TIME);
        Instant first = local.toInstant(offsets.get(0));
        Instant second = local.toInstant(offsets.get(1));
        Instant before = lastOfRow == null ? former : lastOfRow;
        return before != null && first.isBefore(before) && !second.isBefore(before) ? second : first;
    }

    /**
     * Reads the time of day of a date and time, or a time of day.
     *
     * @throws DateTimeException if the text is neither
     */
    static LocalTime clock(String text) {
        String given = text.strip();
        LocalTime time = given.indexOf('-') > 0
                ? LocalTime.from(FORMAT.parse(given))
                : LocalTime.parse(given.length() == 4 ? "0" + given : given, CLOCK);
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
