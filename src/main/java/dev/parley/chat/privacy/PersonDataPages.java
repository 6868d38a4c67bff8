package dev.parley.chat.privacy;

import dev.parley.graphql.download.DownloadContent.Pieces;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The document with a person's data, read and sent a page of rows at a time. */
final class PersonDataPages implements Pieces {

    private final DataSource database;
    private final DataSubject subject;
    private final Instant now;
    private final List<PersonDataSection> sections = PersonDataSection.all();
    private int section;
    private long after;
    private boolean begun;
    private boolean ended;

    PersonDataPages(DataSource database, DataSubject subject, Instant now) {
        this.database = database;
        this.subject = subject;
        this.now = now;
    }

    @Override
    public byte @Nullable [] next() {
        if (ended) {
            return null;
        }
        StringBuilder piece = new StringBuilder();
        if (!begun) {
            begun = true;
            piece.append(head());
        }
        if (section == sections.size()) {
            ended = true;
            piece.append("\n}\n");
        } else {
            page(piece);
        }
        return piece.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The first members of the document, without the closing brace. */
    private String head() {
        JsonObjectBuilder head = JsonProviderHolder.jsonProvider()
                .createObjectBuilder()
                .add("format", "parley.person-data")
                .add("version", 1)
                .add("exportedAt", now.toString())
                .add("personIds", JsonProviderHolder.jsonProvider().createArrayBuilder(List.of(subject.persons())))
                .add(
                        "emails",
                        JsonProviderHolder.jsonProvider()
                                .createArrayBuilder(Stream.of(subject.addresses())
                                        .sorted()
                                        .distinct()
                                        .toList()));
        String text = head.build().toString();
        return text.substring(0, text.length() - 1);
    }

    private void page(StringBuilder piece) {
        PersonDataSection current = sections.get(section);
        if (after == 0) {
            piece.append(",\n\"").append(current.name()).append("\": [");
        }
        int rows = read(current, piece);
        if (rows < PersonDataSection.PAGE) {
            piece.append(']');
            section++;
            after = 0;
        }
    }

    private int read(PersonDataSection current, StringBuilder piece) {
        int count = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = SubjectSql.prepare(connection, current.sql(), subject, after);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                piece.append(after == 0 && count == 0 ? "\n" : ",\n").append(rows.getString(2));
                after = rows.getLong(1);
                count++;
            }
            return count;
        } catch (SQLException failed) {
            // Without its message, which may quote a value.
            throw new IllegalStateException("Reading a person's data failed, SQLSTATE " + failed.getSQLState());
        }
    }
}
