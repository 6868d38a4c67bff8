package dev.parley.chat.session;

import org.eclipse.microprofile.graphql.Description;

/** A link of a session to a CRM record. */
@Description("A link of a session to a CRM record.")
public enum ChatSessionLink {
    @Description("The project.")
    PROJECT,
    @Description("The sale.")
    SALE,
    @Description("The ticket.")
    TICKET,
    @Description("The company.")
    CONTACT,
    @Description("The customer.")
    PERSON
}
