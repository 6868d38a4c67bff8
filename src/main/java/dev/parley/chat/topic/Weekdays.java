package dev.parley.chat.topic;

import graphql.schema.GraphQLEnumType;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;

/** The enum type of weekdays. */
public final class Weekdays {

    /** Its values are the names of {@link DayOfWeek}. */
    public static final GraphQLEnumType TYPE = type();

    private Weekdays() {}

    private static GraphQLEnumType type() {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum().name("Weekday").description("Day of the week.");
        for (DayOfWeek day : DayOfWeek.values()) {
            type.value(day.name(), day.name(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ".");
        }
        return type.build();
    }
}
