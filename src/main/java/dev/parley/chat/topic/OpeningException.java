package dev.parley.chat.topic;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Other opening hours on a date, such as those of a holiday.
 *
 * @param text shown to customers, or null
 * @param periods the periods that start on the date, in place of those of the weekday, without the lunch break; empty if the topic is closed
 */
record OpeningException(LocalDate date, @Nullable String text, List<OpeningPeriod> periods) {}
