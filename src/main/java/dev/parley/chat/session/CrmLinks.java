package dev.parley.chat.session;

import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Project;
import dev.parley.crm.Sale;
import dev.parley.crm.Ticket;

/** The CRM records that a session is linked to. Each may be null. */
public record CrmLinks(Project project, Sale sale, Ticket ticket, Contact contact, Person person) {}
