package dev.parley.chat.session;

import dev.parley.graphql.model.PartOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Describes the GraphQL type of notices. No object of this class exists: the values are columns of the rows; see {@link PartOf}. */
@Type("ChatNotice")
@Description(
        "A notice about the session. Clients translate it by its kind; the sender of the message is the one who caused it.")
public final class ChatNotice {

    @NonNull @Description("Kind of the notice.")
    public ChatNoticeKind kind;

    @Description("Further detail of an imported notice, such as the name of a rejected file. Null for other notices.")
    public String detail;

    private ChatNotice() {}
}
