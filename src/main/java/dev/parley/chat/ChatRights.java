package dev.parley.chat;

import dev.parley.crm.User;

/** Who may see a session (domain.md 9.3). What those who see it may do with it says {@link ChatAction}. */
final class ChatRights {

    private ChatRights() {}

    /** Whether somebody sees a session at all; to others it does not exist. */
    static boolean sees(ChatParty who, ChatSession session, boolean offered) {
        return who.isAdmin() || who.member() != null && who.member().hasAnyRight() || who.owns(session) || offered;
    }

    /** Whether an unresolved offer is to this user. */
    static boolean isOfferedTo(User user, ChatTransfer transfer) {
        if (transfer == null) {
            return false;
        }
        if (transfer.toUser != null) {
            return transfer.toUser.id.equals(user.id);
        }
        ChatTopicMember member = ChatDesk.memberOf(transfer.toTopic, user);
        return member != null && member.canRespond;
    }
}
