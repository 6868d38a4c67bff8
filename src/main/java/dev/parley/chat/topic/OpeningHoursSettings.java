package dev.parley.chat.topic;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLObjectType.newObject;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.OpeningHours.Hours;
import dev.parley.graphql.declaration.Setting;
import dev.parley.graphql.schema.CostDirectives;
import dev.parley.graphql.schema.TimeScalars;
import dev.parley.graphql.value.Lookup;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLOutputType;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of opening hours that are made of several columns: the days of the week, and the lunch break. */
final class OpeningHoursSettings {

    private static final String DAYS = "openingHours.days";
    private static final String LUNCH = "openingHours.lunch";
    private static final String PERIOD = "A part of a day in which a topic is open, in its time zone.";
    private static final String DAY = "The opening hours of a topic on one day of the week.";
    private static final String BREAK = "A break on each day, in the topic's time zone.";
    private static final String MIDNIGHT = " 00:00 is the end of the day.";

    private OpeningHoursSettings() {}

    /** Returns the setting of the days of the week. */
    static Setting<ChatTopic> days() {
        GraphQLOutputType period = newObject()
                .name("ChatTopicOpeningPeriod")
                .description(PERIOD)
                .withAppliedDirective(CostDirectives.ofRowPart())
                .field(field("opensAt", TimeScalars.TIME, "Opening time."))
                .field(field("closesAt", TimeScalars.TIME, "Closing time." + MIDNIGHT))
                .build();
        GraphQLOutputType day = newObject()
                .name("ChatTopicOpeningDay")
                .description(DAY)
                .withAppliedDirective(CostDirectives.ofRowPart())
                .field(field("weekday", Weekdays.TYPE, "Day of the week."))
                .field(field(
                        "periods",
                        list(nonNull(period)),
                        "Parts of the day in which the topic is open. Empty if it is closed."))
                .build();
        return Setting.of(
                ChatTopic.class,
                DAYS,
                "Opening hours of each day of the week, Monday first. As an input: each given day replaces the hours of that day; other days keep theirs.",
                nonNull(list(nonNull(day))),
                list(nonNull(dayInput())),
                ChatTopicHours.DAY_COLUMNS,
                topic -> Stream.of(DayOfWeek.values())
                        .map(each -> read(each, topic))
                        .toList(),
                (topic, given) -> setDays(topic, (List<?>) given));
    }

    private static GraphQLInputType dayInput() {
        GraphQLInputType period = newInputObject()
                .name("ChatTopicOpeningPeriodInput")
                .description(PERIOD)
                .field(input("opensAt", TimeScalars.TIME, "Opening time."))
                .field(input("closesAt", TimeScalars.TIME, "Closing time, after the opening time." + MIDNIGHT))
                .build();
        return newInputObject()
                .name("ChatTopicOpeningDayInput")
                .description(DAY)
                .field(input("weekday", Weekdays.TYPE, "Day of the week. Each day at most once."))
                .field(input(
                        "periods",
                        list(nonNull(period)),
                        "Parts of the day in which the topic is open, at most one in this version. Empty to close it."))
                .build();
    }

    /** Returns the setting of the lunch break. */
    static Setting<ChatTopic> lunch() {
        String starts = "Start of the break.";
        String ends = "End of the break." + MIDNIGHT;
        return Setting.of(
                ChatTopic.class,
                LUNCH,
                "Break in which the topic is closed on every day. Null: no break.",
                newObject()
                        .name("ChatTopicLunchBreak")
                        .description(BREAK)
                        .withAppliedDirective(CostDirectives.ofRowPart())
                        .field(field("startsAt", TimeScalars.TIME, starts))
                        .field(field("endsAt", TimeScalars.TIME, ends))
                        .build(),
                newInputObject()
                        .name("ChatTopicLunchBreakInput")
                        .description(BREAK)
                        .field(input("startsAt", TimeScalars.TIME, starts))
                        .field(input("endsAt", TimeScalars.TIME, ends))
                        .build(),
                ChatTopicHours.LUNCH_COLUMNS,
                topic -> read(topic.lunch()),
                (topic, given) -> setLunch(topic, (Map<?, ?>) given));
    }

    private static GraphQLFieldDefinition field(String name, GraphQLOutputType type, String description) {
        return newFieldDefinition()
                .name(name)
                .type(nonNull(type))
                .description(description)
                .build();
    }

    private static GraphQLInputObjectField input(String name, GraphQLInputType type, String description) {
        return newInputObjectField()
                .name(name)
                .type(nonNull(type))
                .description(description)
                .build();
    }

    private static @Nullable Map<String, LocalTime> read(Hours lunch) {
        return lunch == Hours.NONE ? null : Map.of("startsAt", lunch.start(), "endsAt", lunch.stop());
    }

    private static Map<String, Object> read(DayOfWeek day, ChatTopic topic) {
        Hours hours = topic.on(day);
        return Map.of(
                "weekday",
                day.name(),
                "periods",
                hours == Hours.NONE ? List.of() : List.of(Map.of("opensAt", hours.start(), "closesAt", hours.stop())));
    }

    private static void setDays(ChatTopic topic, List<?> days) {
        Set<DayOfWeek> given = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < days.size(); i++) {
            Map<?, ?> day = (Map<?, ?>) days.get(i);
            String path = DAYS + "." + i;
            DayOfWeek weekday = DayOfWeek.valueOf((String) Lookup.required(day, "weekday"));
            if (!given.add(weekday)) {
                throw new RefusalException(RefusalCode.VALIDATION, path + ".weekday");
            }
            List<?> periods = (List<?>) Lookup.required(day, "periods");
            if (periods.size() > 1) {
                throw new RefusalException(RefusalCode.TOO_MANY_PERIODS, path + ".periods");
            }
            if (periods.isEmpty()) {
                topic.close(weekday);
            } else {
                Map<?, ?> period = (Map<?, ?>) periods.get(0);
                topic.open(weekday, hours(period, "opensAt", "closesAt", path + ".periods.0"));
            }
        }
    }

    private static void setLunch(ChatTopic topic, @Nullable Map<?, ?> lunch) {
        if (lunch == null) {
            topic.removeLunch();
        } else {
            topic.setLunch(hours(lunch, "startsAt", "endsAt", LUNCH));
        }
    }

    /** Hibernate stores milliseconds only. */
    private static Hours hours(Map<?, ?> given, String start, String stop, String path) {
        LocalTime from = (LocalTime) Lookup.required(given, start);
        LocalTime to = (LocalTime) Lookup.required(given, stop);
        Hours hours = new Hours(from.truncatedTo(ChronoUnit.MILLIS), to.truncatedTo(ChronoUnit.MILLIS));
        if (!hours.isPeriod()) {
            throw new RefusalException(RefusalCode.VALIDATION, path + "." + stop);
        }
        return hours;
    }
}
