package dev.parley.chat.topic;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.InputText;
import dev.parley.graphql.value.Lookup;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads opening hours from inputs and checks them. */
final class OpeningHoursInput {

    static final String DAYS = "openingHours.days";
    static final String LUNCH = "openingHours.lunch";
    static final String EXCEPTIONS = "openingHours.exceptions";

    /** The most periods of a day. */
    static final int MOST_PERIODS = 10;

    /** The most exceptions of a topic. */
    static final int MOST_EXCEPTIONS = 400;

    /** The most characters of the text of an exception. */
    static final int MOST_CHARACTERS = 255;

    private static final int DAYS_OF_WEEK = 7;

    private OpeningHoursInput() {}

    /**
     * Returns a week in which the given days replace those of another one.
     *
     * @throws RefusalException VALIDATION or TOO_MANY_PERIODS, with the path of the invalid part
     */
    static List<List<OpeningPeriod>> week(List<List<OpeningPeriod>> before, List<?> days) {
        List<List<OpeningPeriod>> week = new ArrayList<>(before);
        Map<DayOfWeek, Integer> given = new EnumMap<>(DayOfWeek.class);
        for (int i = 0; i < days.size(); i++) {
            Map<?, ?> day = (Map<?, ?>) days.get(i);
            DayOfWeek weekday = DayOfWeek.valueOf((String) Lookup.required(day, "weekday"));
            if (given.put(weekday, i) != null) {
                throw invalid(path(i) + ".weekday");
            }
            week.set(weekday.ordinal(), periods(day, path(i)));
        }
        given.forEach((weekday, i) -> checkNeighbours(week, weekday.ordinal(), path(i)));
        return week;
    }

    private static String path(int day) {
        return DAYS + "." + day;
    }

    /** Checks that a day's periods do not overlap with those of the day before and of the day after. */
    private static void checkNeighbours(List<List<OpeningPeriod>> week, int day, String path) {
        List<OpeningPeriod> periods = week.get(day);
        List<OpeningPeriod> before = week.get((day + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK);
        List<OpeningPeriod> after = week.get((day + 1) % DAYS_OF_WEEK);
        if (periods.isEmpty()) {
            return;
        }
        int last = periods.size() - 1;
        if (!after.isEmpty() && periods.get(last).overlapsNextDay(after.get(0))) {
            throw invalid(path + ".periods." + last + ".closesAt");
        }
        if (!before.isEmpty() && before.get(before.size() - 1).overlapsNextDay(periods.get(0))) {
            throw invalid(path + ".periods.0.opensAt");
        }
    }

    /**
     * Returns exceptions in the order of their dates.
     *
     * @throws RefusalException VALIDATION, FIELD_TOO_LONG or TOO_MANY_PERIODS, with the path of the invalid part
     */
    static Collection<OpeningException> exceptions(List<?> given) {
        if (given.size() > MOST_EXCEPTIONS) {
            throw invalid(EXCEPTIONS);
        }
        NavigableMap<LocalDate, OpeningException> all = new TreeMap<>();
        for (int i = 0; i < given.size(); i++) {
            Map<?, ?> each = (Map<?, ?>) given.get(i);
            String path = EXCEPTIONS + "." + i;
            LocalDate date = (LocalDate) Lookup.required(each, "date");
            String text = InputText.optional((String) each.get("text"));
            if (text != null && InputText.length(text) > MOST_CHARACTERS) {
                throw new RefusalException(RefusalCode.FIELD_TOO_LONG, path + ".text");
            }
            if (all.put(date, new OpeningException(date, text, periods(each, path))) != null) {
                throw invalid(path + ".date");
            }
        }
        return all.values();
    }

    /**
     * Returns a lunch break.
     *
     * @throws RefusalException VALIDATION with the path of the end
     */
    static OpeningPeriod lunch(Map<?, ?> given) {
        OpeningPeriod lunch = period(given, "startsAt", "endsAt", LUNCH);
        if (lunch.isOvernight()) {
            throw invalid(LUNCH + ".endsAt");
        }
        return lunch;
    }

    /** Returns the periods of a day. Only the last may last until midnight or longer. */
    private static List<OpeningPeriod> periods(Map<?, ?> day, String parent) {
        String path = parent + ".periods";
        List<?> given = (List<?>) Lookup.required(day, "periods");
        if (given.size() > MOST_PERIODS) {
            throw new RefusalException(RefusalCode.TOO_MANY_PERIODS, path);
        }
        List<OpeningPeriod> periods = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String each = path + "." + i;
            OpeningPeriod period = period((Map<?, ?>) given.get(i), "opensAt", "closesAt", each);
            if (i > 0 && !periods.get(i - 1).endsBefore(period)) {
                throw invalid(each + ".opensAt");
            }
            periods.add(period);
        }
        return List.copyOf(periods);
    }

    /** Hibernate stores milliseconds of the lunch break only. */
    private static OpeningPeriod period(Map<?, ?> given, String start, String stop, String path) {
        LocalTime from = (LocalTime) Lookup.required(given, start);
        LocalTime to = (LocalTime) Lookup.required(given, stop);
        OpeningPeriod period =
                new OpeningPeriod(from.truncatedTo(ChronoUnit.MILLIS), to.truncatedTo(ChronoUnit.MILLIS));
        if (!period.isPeriod()) {
            throw invalid(path + "." + stop);
        }
        return period;
    }

    private static RefusalException invalid(String path) {
        return new RefusalException(RefusalCode.VALIDATION, path);
    }
}
