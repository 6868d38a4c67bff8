package dev.parley.chat;

import org.eclipse.microprofile.graphql.Description;

/** Kinds of links from a session to a CRM record. */
@Description("Kinds of links from a session to a CRM record.")
public enum ChatSessionLink {
    @Description("The project.")
    PROJECT,
    @Description("The sale.")
    SALE,
    @Description("The ticket.")
    TICKET,
    @Description("The company.")
    CONTACT,
    @Description("The person who is the customer.")
    PERSON
}
