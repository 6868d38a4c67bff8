package dev.parley.chat.session;

import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Project;
import dev.parley.crm.Sale;
import dev.parley.crm.Ticket;
import java.util.Set;

/** The CRM records that a session is linked to. Each may be null. */
public record CrmLinks(Project project, Sale sale, Ticket ticket, Contact contact, Person person) {

    /** Returns the links that remain without some. */
    public CrmLinks without(Set<ChatSessionLink> removed) {
        return new CrmLinks(
                removed.contains(ChatSessionLink.PROJECT) ? null : project,
                removed.contains(ChatSessionLink.SALE) ? null : sale,
                removed.contains(ChatSessionLink.TICKET) ? null : ticket,
                removed.contains(ChatSessionLink.CONTACT) ? null : contact,
                removed.contains(ChatSessionLink.PERSON) ? null : person);
    }
}
