package dev.parley.graphql.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Function;

/** Date and time scalars. They are stricter than SmallRye's, which accept any text. */
public final class TimeScalars {

    private static final int LAST_YEAR = 9999;

    /** The scalar of instants. */
    public static final GraphQLScalarType DATE_TIME = StandardDirectives.specified(
                    GraphQLScalarType.newScalar(), "https://scalars.graphql.org/andimarek/date-time")
            .name("DateTime")
            .description("An instant in UTC in RFC 3339 format, e.g. 2026-03-01T12:30:00Z. Input may have any offset.")
            .coercing(new TextCoercing<>(Instant.class, "RFC 3339 date and time", TimeScalars::instant))
            .build();

    /** The scalar of times of day. */
    public static final GraphQLScalarType TIME = StandardDirectives.specified(
                    GraphQLScalarType.newScalar(), "https://scalars.graphql.org/apollographql/localtime-v0.1")
            .name("Time")
            .description("A time of day without a time zone, e.g. 08:30:00.")
            .coercing(new TextCoercing<>(LocalTime.class, "time of day", LocalTime::parse))
            .build();

    /** The scalar of dates. */
    public static final GraphQLScalarType DATE = StandardDirectives.specified(
                    GraphQLScalarType.newScalar(), "https://scalars.graphql.org/andimarek/local-date")
            .name("Date")
            .description("A date without a time zone, e.g. 2026-12-24.")
            .coercing(new TextCoercing<>(LocalDate.class, "date", TimeScalars::date))
            .build();

    private TimeScalars() {}

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new DateTimeException("year");
        }
        return date;
    }

    private static Instant instant(String text) {
        // The year in UTC: an offset may move the first and the last hours into a year that neither RFC 3339 nor a text
        // of the database can have.
        OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("year");
        }
        return time.toInstant();
    }

    /** Coercion of a scalar that is serialized as text. */
    private record TextCoercing<T>(Class<T> type, String what, Function<String, T> parser)
            implements Coercing<T, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public T parseValue(Object input, GraphQLContext context, Locale locale) {
            if (type.isInstance(input)) {
                return type.cast(input);
            }
            try {
                return parser.apply((String) input);
            } catch (DateTimeException | ClassCastException unreadable) {
                throw new CoercingParseValueException("Expected a " + what + ".");
            }
        }

        @Override
        public T parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
            try {
                return parser.apply(((StringValue) literal).getValue());
            } catch (DateTimeException | ClassCastException unreadable) {
                throw new CoercingParseLiteralException("Expected a " + what + ".");
            }
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(input.toString());
        }
    }
}
