package dev.parley.chat.field;

import dev.parley.chat.session.AccessRules;
import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import dev.parley.security.PersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An attribute of a session's customer. A trigger of the database writes it when the session's attributes change. */
@Entity
@Immutable
@Table(name = "chat_session_attribute")
@CustomerVisible
@AgentVisible(by = "chatSession", where = AccessRules.KNOWS_CUSTOMER)
@Type("ChatSessionAttribute")
@Description(
        "An attribute that the site gave of the customer. It has exactly one value. Anyone can send attributes: they prove nothing.")
@SuppressWarnings("NullAway.Init")
public class ChatSessionAttribute extends NodeEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    @CustomerVisible
    @NonNull @Reverse(
            value = "attributes",
            description = "Attributes that the site gave of the customer, such as a plan or the value of a cart.",
            customerVisible = true)
    @Description("The session.")
    public ChatSession chatSession;

    @NonNull @Description("Name of the attribute, unique in the session.")
    @PersonalData(of = "chatSession")
    public String name;

    @Description("The value, if it is a text.")
    @PersonalData(of = "chatSession")
    public @Nullable String textValue;

    @Description("The value, if it is a number.")
    @PersonalData(of = "chatSession")
    public @Nullable Double numberValue;

    @Description("The value, if it is true or false.")
    @PersonalData(of = "chatSession")
    public @Nullable Boolean booleanValue;

    @Description("The value, if it is a time.")
    @PersonalData(of = "chatSession")
    public @Nullable Instant timeValue;
}
