package dev.parley.chat.session;

import dev.parley.chat.ChatSessionLink;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Project;
import dev.parley.crm.Sale;
import dev.parley.crm.Ticket;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The CRM records that a session is linked to. Each may be null. */
public record CrmLinks(
        @Nullable Project project,
        @Nullable Sale sale,
        @Nullable Ticket ticket,
        @Nullable Contact contact,
        @Nullable Person person) {

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
