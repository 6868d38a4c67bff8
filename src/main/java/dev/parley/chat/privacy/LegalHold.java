package dev.parley.chat.privacy;

import dev.parley.chat.session.ChatSession;
import dev.parley.crm.Person;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A legal hold. While it is in force, data of its session or person are neither deleted nor redacted nor erased. */
@Entity
@Table(name = "legal_hold")
@AgentVisible(where = LegalHold.SEES_ITS_SESSION)
@Type("LegalHold")
@Description(
        "A legal hold on a session or a person. While it is in force, retention deletes nothing of it, and messages and persons can't be redacted or erased.")
public class LegalHold extends NodeEntity {

    /** HQL over a hold: the agent is a member of the topic of the session, or of a session of the person. */
    static final String SEES_ITS_SESSION = "exists (select 1 from ChatSession s where (s.id = {row}.chatSession.id"
            + " or s.customer.id = {row}.person.id) and one_of({sees}, s.topic.id))";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "session_id")
    @Reverse(value = "legalHolds", description = "Legal holds on the session, also lifted ones.")
    @Description("The session. Null for a hold on a person.")
    public @Nullable ChatSession chatSession;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    @Reverse(value = "legalHolds", description = "Legal holds on the person, also lifted ones.")
    @Description(
            "The person, with all its sessions, also those that have only its e-mail address or external id. Null for a hold on a session.")
    public @Nullable Person person;

    @Description("Why the data are kept.")
    public @Nullable String reason;

    @NonNull @Description("Time since which the hold is in force.")
    public Instant setAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "set_by")
    @Description("The user who set the hold.")
    public @Nullable User setBy;

    @Description("Time at which the hold was lifted. Null while it is in force.")
    public @Nullable Instant liftedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "lifted_by")
    @Description("The user who lifted the hold.")
    public @Nullable User liftedBy;

    static LegalHold on(
            @Nullable ChatSession session, @Nullable Person person, @Nullable String reason, User by, Instant now) {
        LegalHold hold = new LegalHold();
        hold.chatSession = session;
        hold.person = person;
        hold.reason = reason;
        hold.setBy = by;
        hold.setAt = now;
        return hold;
    }

    /** Lifts the hold. Returns false if it was lifted before. */
    boolean lift(User by, Instant now) {
        if (liftedAt != null) {
            return false;
        }
        liftedBy = by;
        liftedAt = now;
        return true;
    }
}
