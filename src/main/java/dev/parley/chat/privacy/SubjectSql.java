package dev.parley.chat.privacy;

import dev.parley.graphql.value.GlobalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * SQL over a person. The arrays of {@link DataSubject} are the parameters :persons, :sessions, :tickets and :addresses. :ids are the global ids of the
 * sessions and persons, and :after is a number.
 */
final class SubjectSql {

    private static final Pattern PARAMETER = Pattern.compile(":(persons|sessions|tickets|addresses|ids|after)\\b");

    private SubjectSql() {}

    /** Prepares a statement without :after. */
    static PreparedStatement prepare(Connection database, String sql, DataSubject subject) throws SQLException {
        return prepare(database, sql, subject, 0);
    }

    static PreparedStatement prepare(Connection database, String sql, DataSubject subject, long after)
            throws SQLException {
        Object[] values = PARAMETER
                .matcher(sql)
                .results()
                .map(MatchResult::group)
                .map(name -> value(name, subject, after))
                .toArray();
        return DataSubjects.prepare(database, PARAMETER.matcher(sql).replaceAll("?"), values);
    }

    private static Object value(String name, DataSubject subject, long after) {
        return switch (name) {
            case ":after" -> after;
            case ":persons" -> subject.persons();
            case ":sessions" -> subject.sessions();
            case ":tickets" -> subject.tickets();
            case ":addresses" -> subject.addresses();
            default ->
                Stream.concat(
                                Stream.of(subject.sessions()).map(number -> GlobalId.of("ChatSession", number)),
                                Stream.of(subject.persons()).map(number -> GlobalId.of("Person", number)))
                        .toArray(String[]::new);
        };
    }
}
