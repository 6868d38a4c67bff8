package dev.parley.chat.privacy;

import dev.parley.graphql.download.Download;
import dev.parley.graphql.download.DownloadContent;
import dev.parley.graphql.download.DownloadRequest;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Serves all data of a person as one JSON document. Administrators only. Each export is recorded in the audit. */
@Singleton
class PersonDataDownload implements Download {

    static final String PATH = "/exports/personData";

    private static final String AUDIT = """
            insert into audit_event (action, person_id, actor_name, actor_user_id)
            select 'PERSON_DATA_EXPORTED', person, left(?, 80), (select u.id from ejuser u where lower(u.loginname) = lower(?))
            from unnest(case when cardinality(?) = 0 then array[null::bigint] else ? end) as person""";

    private final CurrentActor currentActor;
    private final Clock clock;
    private final Provider<DataSource> database;

    PersonDataDownload(CurrentActor currentActor, Clock clock, Provider<DataSource> database) {
        this.currentActor = currentActor;
        this.clock = clock;
        this.database = database;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Set<String> methods() {
        return Set.of("POST");
    }

    @Override
    public Set<String> arguments() {
        return Set.of("personId", "email");
    }

    @Override
    public DownloadContent open(DownloadRequest request) {
        Actor.Agent administrator = administrator(currentActor.get());
        WantedPerson wanted = wanted(request.text("personId"), request.text("email"));
        DataSubject subject = find(administrator, wanted);
        return new DownloadContent(
                "application/json", "person-data.json", new PersonDataPages(database.get(), subject, clock.instant()));
    }

    /**
     * Returns the calling administrator.
     *
     * @throws RequestException UNAUTHENTICATED, FORBIDDEN
     */
    static Actor.Agent administrator(Actor actor) {
        Actor.Agent agent = AgentCaller.require(actor);
        if (!agent.isAdmin()) {
            throw new RequestException(RequestError.FORBIDDEN, "Only administrators may read this.");
        }
        return agent;
    }

    /**
     * Reads the arguments.
     *
     * @throws RequestException BAD_ARGUMENT unless exactly one is given
     */
    static WantedPerson wanted(@Nullable String personId, @Nullable String email) {
        WantedPerson wanted = WantedPerson.of(personId, email);
        if (wanted == null) {
            throw DownloadRequest.bad("personId", "or 'email' must be given, and not both.");
        }
        return wanted;
    }

    private DataSubject find(Actor.Agent administrator, WantedPerson wanted) {
        try (Connection connection = database.get().getConnection()) {
            DataSubject subject = new DataSubjects(connection, wanted).find();
            if (wanted.number() != null && subject.persons().length == 0) {
                throw new RequestException(RequestError.BAD_ID, "There is no person with this id.");
            }
            try (PreparedStatement audit = DataSubjects.prepare(
                    connection,
                    AUDIT,
                    administrator.auditName(),
                    administrator.loginname(),
                    subject.persons(),
                    subject.persons())) {
                audit.executeUpdate();
            }
            return subject;
        } catch (SQLException failed) {
            // Without its message, which may quote a value.
            throw new IllegalStateException("Finding a person's data failed, SQLSTATE " + failed.getSQLState());
        }
    }
}
