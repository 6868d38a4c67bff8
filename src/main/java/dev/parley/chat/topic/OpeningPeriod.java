package dev.parley.chat.topic;

import java.time.LocalTime;

/**
 * A part of a day in which a topic is open. It belongs to the day on which it starts. If the stop is not after the start, the period ends on the next
 * day. A stop at 00:00 is the end of the day, because Java reads PostgreSQL's 24:00 as 00:00.
 */
record OpeningPeriod(LocalTime start, LocalTime stop) {

    /** Returns whether the period has a length. */
    boolean isPeriod() {
        return !stop.equals(start) || start.equals(LocalTime.MIDNIGHT);
    }

    /** Returns whether the period ends on the next day, after 00:00. */
    boolean isOvernight() {
        return !endsOnItsDay() && !stop.equals(LocalTime.MIDNIGHT);
    }

    /** Returns whether a time of the day on which the period starts is in it. */
    boolean contains(LocalTime time) {
        return !time.isBefore(start) && (!endsOnItsDay() || time.isBefore(stop));
    }

    /** Returns whether a time of the day after that on which the period starts is in it. */
    boolean containsOnNextDay(LocalTime time) {
        return isOvernight() && time.isBefore(stop);
    }

    /** Returns whether the period ends before 24:00 of its day, and not after another one of the day starts. */
    boolean endsBefore(OpeningPeriod next) {
        return endsOnItsDay() && !stop.isAfter(next.start);
    }

    /** Returns whether the period goes on when the first one of the next day starts. */
    boolean overlapsNextDay(OpeningPeriod first) {
        return isOvernight() && stop.isAfter(first.start);
    }

    private boolean endsOnItsDay() {
        return stop.isAfter(start);
    }
}
