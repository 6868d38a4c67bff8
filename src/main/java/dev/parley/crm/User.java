package dev.parley.crm;

import dev.parley.graphql.model.NodeEntity;
import dev.parley.security.AgentVisible;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A user (ejuser): an agent, a manager or an administrator. The password column is not mapped, so that nothing can show it. */
@Entity
@AgentVisible(where = AgentVisible.STAFF + " or {row}.id = {me}")
@Table(name = "ejuser")
@Type("User")
@Description("A user of the Service module: an agent, a manager or an administrator.")
public class User extends NodeEntity {

    @NonNull @Description("Unique name to log in with; case does not matter.")
    public String loginname;

    @NonNull @Description("Unique name that customers see.")
    public String username;

    @Description("First name.")
    public String firstname;

    @Description("Middle name.")
    public String middlename;

    @Description("Last name.")
    public String lastname;

    @Description("E-mail address.")
    public String email;

    @Enumerated
    @NonNull @Description("Kind of account.")
    public UserStatus status = UserStatus.NORMAL;

    @Enumerated
    @NonNull @Description("Whether the user is present for chats.")
    public ChatPresence chatStatus = ChatPresence.NOT_PRESENT;

    @Description(
            "Why the user is away; Connection lost when nothing was heard from any of its clients for serviceInfo.agentAwayAfterSeconds.")
    public String notPresent;

    @Description("Language of the user, e.g. en.")
    public String language;

    @Description("How many chats the user takes at once; null for no limit. Not SuperOffice's.")
    public Integer chatCapacity;

    /**
     * HQL: a user has a login name, whatever its case.
     *
     * @param user an alias or a path that leads to the user
     * @param loginname a parameter
     */
    public static String isNamed(String user, String loginname) {
        return "lower(" + user + ".loginname) = lower(" + loginname + ")";
    }

    /** A user of whom only the number is known. */
    public static User numbered(long id) {
        User user = new User();
        user.id = id;
        return user;
    }

    /** The user with a login name, as a query; whatever the name's case. */
    public static PanacheQuery<User> named(String loginname) {
        return find("from User u where " + isNamed("u", "?1"), loginname);
    }

    /** Whether it may do anything at all: its provider may still give tokens to somebody whom the CRM has let go. */
    public boolean mayAct() {
        return !wasDeleted() && status != UserStatus.READ_ONLY;
    }

    /** Whether the CRM has deleted it: for clients it does not exist. */
    public boolean wasDeleted() {
        return status == UserStatus.DELETED;
    }

    /** Whether it is present for chats; only ordinary accounts are. */
    public boolean takesChats() {
        return status == UserStatus.NORMAL && chatStatus == ChatPresence.PRESENT;
    }

    /**
     * Is there for chats.
     *
     * @return whether that is new
     */
    public boolean arrive() {
        return turn(ChatPresence.PRESENT, null);
    }

    /**
     * Is away.
     *
     * @param why may be null
     * @return whether that is new
     */
    public boolean leave(String why) {
        return turn(ChatPresence.NOT_PRESENT, why);
    }

    private boolean turn(ChatPresence presence, String why) {
        boolean changes = chatStatus != presence || !Objects.equals(notPresent, why);
        chatStatus = presence;
        notPresent = why;
        return changes;
    }
}
