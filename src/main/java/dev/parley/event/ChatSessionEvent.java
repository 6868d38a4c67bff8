package dev.parley.event;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.ColumnTransformer;

/** What happened to a session. Written in the transaction of the change, never updated; seq is dense within its session. */
@Entity
@Table(name = "chat_session_event")
public class ChatSessionEvent extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** The session's number; no link, for this package knows no sessions. */
    @Column(updatable = false)
    public Long sessionId;

    @Column(updatable = false)
    public int seq;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public ChatSessionEventType type;

    /** Who did it, see {@link dev.parley.security.Actor}. */
    @Column(updatable = false)
    public String actor;

    @Column(updatable = false)
    public Instant at;

    /** What is particular to the type, a JSON object. */
    @Column(updatable = false, columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    public String payload;

    protected ChatSessionEvent() {}

    public ChatSessionEvent(
            Long sessionId, int seq, ChatSessionEventType type, String actor, Instant at, Map<String, Object> payload) {
        this.sessionId = sessionId;
        this.seq = seq;
        this.type = type;
        this.actor = actor;
        this.at = at;
        this.payload = Json.createObjectBuilder(payload).build().toString();
    }
}
