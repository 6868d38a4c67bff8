package dev.parley.chat.topic;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLObjectType.newObject;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.declaration.Setting;
import dev.parley.graphql.schema.CostDirectives;
import dev.parley.graphql.schema.TimeScalars;
import graphql.Scalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLOutputType;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of opening hours that are objects: the days of the week, the lunch break, and the exceptions. */
final class OpeningHoursSettings {

    /** Name of the type of an exception. */
    static final String EXCEPTION_TYPE = "ChatTopicOpeningException";

    private static final String PERIOD_TYPE = "ChatTopicOpeningPeriod";
    private static final String PERIOD =
            "A part of a day in which a topic is open, in its time zone. It belongs to the day on which it starts.";
    private static final String DAY = "The opening hours of a topic on one day of the week.";
    private static final String EXCEPTION =
            "Other opening hours of a topic on a date, such as those of a holiday. They replace the periods that start on the date; the lunch break does not apply.";
    private static final String BREAK = "A break on each day, in the topic's time zone.";
    private static final String MIDNIGHT = " 00:00 is the end of the day.";
    private static final String OVERNIGHT =
            MIDNIGHT + " A time before the opening time is on the next day, such as 06:00 for a period from 22:00.";

    private OpeningHoursSettings() {}

    /** Returns the setting of the days of the week. */
    static Setting<ChatTopic> days() {
        GraphQLOutputType period = newObject()
                .name(PERIOD_TYPE)
                .description(PERIOD)
                .withAppliedDirective(CostDirectives.ofRowPart())
                .field(field("opensAt", nonNull(TimeScalars.TIME), "Opening time."))
                .field(field("closesAt", nonNull(TimeScalars.TIME), "Closing time." + OVERNIGHT))
                .build();
        GraphQLOutputType day = newObject()
                .name("ChatTopicOpeningDay")
                .description(DAY)
                .withAppliedDirective(CostDirectives.ofRowPart())
                .field(field("weekday", nonNull(Weekdays.TYPE), "Day of the week."))
                .field(field(
                        "periods",
                        nonNull(list(nonNull(period))),
                        "Parts of the day in which the topic is open. Empty if it is closed."))
                .build();
        return Setting.of(
                ChatTopic.class,
                OpeningHoursInput.DAYS,
                "Opening hours of each day of the week, Monday first. As an input: each given day replaces the hours of that day; other days keep theirs.",
                nonNull(list(nonNull(day))),
                list(nonNull(dayInput())),
                List.of(ChatTopicHours.PERIODS_COLUMN),
                topic -> days(topic.week()),
                (topic, given) -> topic.setWeek(OpeningHoursInput.week(topic.week(), (List<?>) given)));
    }

    private static GraphQLInputType dayInput() {
        GraphQLInputType period = newInputObject()
                .name(PERIOD_TYPE + "Input")
                .description(PERIOD)
                .field(input("opensAt", nonNull(TimeScalars.TIME), "Opening time."))
                .field(input("closesAt", nonNull(TimeScalars.TIME), "Closing time." + OVERNIGHT))
                .build();
        return newInputObject()
                .name("ChatTopicOpeningDayInput")
                .description(DAY)
                .field(input("weekday", nonNull(Weekdays.TYPE), "Day of the week. Each day at most once."))
                .field(input(
                        "periods",
                        nonNull(list(nonNull(period))),
                        "Parts of the day in which the topic is open, in the order of the day, without overlaps, at most "
                                + OpeningHoursInput.MOST_PERIODS + ". Empty to close it."))
                .build();
    }

    /** Returns the setting of the exceptions. */
    static Setting<ChatTopic> exceptions() {
        String text = "Text for customers, such as the name of the holiday.";
        String periods = "The periods that start on the date. Empty if the topic is closed.";
        return Setting.of(
                ChatTopic.class,
                OpeningHoursInput.EXCEPTIONS,
                "Dates with other opening hours, in their order. As an input: the list replaces all exceptions; at most "
                        + OpeningHoursInput.MOST_EXCEPTIONS + ".",
                nonNull(list(nonNull(newObject()
                        .name(EXCEPTION_TYPE)
                        .description(EXCEPTION)
                        .withAppliedDirective(CostDirectives.ofRowPart())
                        .field(field("date", nonNull(TimeScalars.DATE), "The date in the topic's time zone."))
                        .field(field("text", Scalars.GraphQLString, text))
                        .field(field("periods", nonNull(list(nonNull(typeRef(PERIOD_TYPE)))), periods))
                        .build()))),
                list(nonNull(newInputObject()
                        .name(EXCEPTION_TYPE + "Input")
                        .description(EXCEPTION)
                        .field(input("date", nonNull(TimeScalars.DATE), "The date. Each date at most once."))
                        .field(input(
                                "text",
                                Scalars.GraphQLString,
                                text + " At most " + OpeningHoursInput.MOST_CHARACTERS + " characters."))
                        .field(input("periods", nonNull(list(nonNull(typeRef(PERIOD_TYPE + "Input")))), periods))
                        .build())),
                List.of(ChatTopicHours.EXCEPTIONS_COLUMN),
                topic -> topic.exceptions().values().stream()
                        .map(OpeningHoursSettings::read)
                        .toList(),
                (topic, given) -> topic.setExceptions(OpeningHoursInput.exceptions((List<?>) given)));
    }

    /** Returns the setting of the lunch break. */
    static Setting<ChatTopic> lunch() {
        String starts = "Start of the break.";
        String ends = "End of the break." + MIDNIGHT;
        return Setting.of(
                ChatTopic.class,
                OpeningHoursInput.LUNCH,
                "Break in which the topic is closed on every day, except on dates with other opening hours. Null: no break.",
                newObject()
                        .name("ChatTopicLunchBreak")
                        .description(BREAK)
                        .withAppliedDirective(CostDirectives.ofRowPart())
                        .field(field("startsAt", nonNull(TimeScalars.TIME), starts))
                        .field(field("endsAt", nonNull(TimeScalars.TIME), ends))
                        .build(),
                newInputObject()
                        .name("ChatTopicLunchBreakInput")
                        .description(BREAK)
                        .field(input("startsAt", nonNull(TimeScalars.TIME), starts))
                        .field(input("endsAt", nonNull(TimeScalars.TIME), ends))
                        .build(),
                ChatTopicHours.LUNCH_COLUMNS,
                topic -> read(topic.lunch()),
                (topic, given) -> setLunch(topic, (Map<?, ?>) given));
    }

    private static GraphQLFieldDefinition field(String name, GraphQLOutputType type, String description) {
        return newFieldDefinition()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }

    private static GraphQLInputObjectField input(String name, GraphQLInputType type, String description) {
        return newInputObjectField()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }

    private static @Nullable Map<String, LocalTime> read(@Nullable OpeningPeriod lunch) {
        return lunch == null ? null : Map.of("startsAt", lunch.start(), "endsAt", lunch.stop());
    }

    private static List<Map<String, Object>> days(List<List<OpeningPeriod>> week) {
        return Stream.of(DayOfWeek.values())
                .map(day -> Map.<String, Object>of("weekday", day.name(), "periods", periods(week.get(day.ordinal()))))
                .toList();
    }

    /** Returns an exception in the form that the schema requires. */
    static Map<String, Object> read(OpeningException exception) {
        Map<String, Object> read = new HashMap<>();
        read.put("date", exception.date());
        read.put("text", exception.text());
        read.put("periods", periods(exception.periods()));
        return read;
    }

    private static List<Map<String, LocalTime>> periods(List<OpeningPeriod> periods) {
        return periods.stream()
                .map(period -> Map.of("opensAt", period.start(), "closesAt", period.stop()))
                .toList();
    }

    private static void setLunch(ChatTopic topic, @Nullable Map<?, ?> lunch) {
        if (lunch == null) {
            topic.removeLunch();
        } else {
            topic.setLunch(OpeningHoursInput.lunch(lunch));
        }
    }
}
