package dev.parley.crm;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.AgentVisible;
import dev.parley.security.Audited;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A user (ejuser): an agent, a manager or an administrator. The password column is not mapped, so that no query can return it. */
@Entity
@Audited
@AgentVisible(where = AgentVisible.STAFF + " or {row}.id = {me}")
@Table(name = "ejuser")
@Type("User")
@Description("A user of the Service module: an agent, a manager or an administrator.")
public class User extends NodeEntity {

    @Column(name = "loginname")
    @NonNull @Description("Unique login name. Case does not matter.")
    public String loginName;

    @Column(name = "username")
    @NonNull @Description("Unique display name, shown to customers.")
    public String displayName;

    @Column(name = "firstname")
    @Description("First name.")
    public @Nullable String firstName;

    @Column(name = "middlename")
    @Description("Middle name.")
    public @Nullable String middleName;

    @Column(name = "lastname")
    @Description("Last name.")
    public @Nullable String lastName;

    @Description("E-mail address.")
    public @Nullable String email;

    @Enumerated
    @NonNull @Description("Kind of account.")
    public UserStatus status = UserStatus.NORMAL;

    @Column(name = "chat_status")
    @Enumerated
    @NonNull @Description("Whether the user is present for chats.")
    public ChatPresence presence = ChatPresence.AWAY;

    @Column(name = "not_present")
    @Description(
            "Reason for the user's absence. \"Connection lost\" if none of the user's clients sent anything for serviceInfo.agentAwayAfterSeconds.")
    public @Nullable String awayReason;

    @Description("Language of the user, e.g. en.")
    public @Nullable String language;

    @Description("Maximum number of simultaneous chats of the user. Null for no limit.")
    public @Nullable Integer chatCapacity;

    @NonNull @Description(
            "Version of the user; send it to setPresence, setChatCapacity and setUserSkills as expectedVersion. It increases with every change of the user, also of the presence.")
    public int version = 1;

    /**
     * HQL condition: the user has the login name, ignoring case.
     *
     * @param user alias or path of the user
     * @param login name of a query parameter
     */
    public static String isNamed(String user, String login) {
        return "lower(" + user + ".loginName) = lower(" + login + ")";
    }

    /** A detached user that has only an id. */
    public static User numbered(long id) {
        User user = new User();
        user.id = id;
        return user;
    }

    /** Query for the user with a login name, ignoring case. */
    public static PanacheQuery<User> named(String loginname) {
        return find("from User u where " + isNamed("u", "?1"), loginname);
    }

    /** Whether the account may act at all. The identity provider may still issue tokens for an account that the CRM has closed. */
    public boolean mayAct() {
        return !wasDeleted() && status != UserStatus.READ_ONLY;
    }

    /** {@link #mayAct()} in HQL, for the alias or path of a user. */
    public static String mayActHql(String user) {
        return user + ".status not in (dev.parley.crm.UserStatus.DELETED, dev.parley.crm.UserStatus.READ_ONLY)";
    }

    /** {@link #mayAct()} in SQL, for the alias of a user. */
    public static String mayActSql(String user) {
        return "(%1$s.status not in (3, 4))".formatted(user);
    }

    /** Whether the CRM has deleted the user. Clients do not see deleted users. */
    public boolean wasDeleted() {
        return status == UserStatus.DELETED;
    }

    /** The opposite of {@link #wasDeleted()} in HQL, for the alias or path of a user. */
    public static String existsHql(String user) {
        return user + ".status <> dev.parley.crm.UserStatus.DELETED";
    }

    /** Whether the user is present for chats. Only accounts of status NORMAL can be. */
    public boolean takesChats() {
        return status == UserStatus.NORMAL && presence == ChatPresence.PRESENT;
    }

    /** {@link #takesChats()} in HQL, for the alias or path of a user. */
    public static String takesChatsHql(String user) {
        return "(%1$s.status = dev.parley.crm.UserStatus.NORMAL and %1$s.presence = dev.parley.crm.ChatPresence.PRESENT)"
                .formatted(user);
    }

    /** {@link #takesChats()} in SQL, for the alias of a user. */
    public static String takesChatsSql(String user) {
        return "(%1$s.status = 1 and %1$s.chat_status = 1)".formatted(user);
    }

    /**
     * Marks the user as present for chats.
     *
     * @return whether anything changed
     */
    public boolean setPresent() {
        return changePresence(ChatPresence.PRESENT, null);
    }

    /**
     * Marks the user as away.
     *
     * @param why reason for the absence, or null
     * @return whether anything changed
     */
    public boolean setAway(@Nullable String why) {
        return changePresence(ChatPresence.AWAY, why);
    }

    /**
     * Sets the maximum number of simultaneous chats.
     *
     * @param most the number; null for no limit
     * @return whether it has changed
     */
    public boolean limitSessions(@Nullable Integer most) {
        boolean changes = !Objects.equals(chatCapacity, most);
        chatCapacity = most;
        version += changes ? 1 : 0;
        return changes;
    }

    /** Counts a change of the user's skills. */
    public void countSkillsChange() {
        version++;
    }

    private boolean changePresence(ChatPresence changed, @Nullable String why) {
        boolean changes = presence != changed || !Objects.equals(awayReason, why);
        presence = changed;
        awayReason = why;
        version += changes ? 1 : 0;
        return changes;
    }
}
