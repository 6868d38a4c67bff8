package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Links;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.Tickets;
import dev.parley.chat.session.ChatSessionLink;
import dev.parley.crm.Ticket;
import dev.parley.crm.TicketMessage;
import dev.parley.graphql.model.GlobalId;
import dev.parley.graphql.model.InputText;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Links between sessions and CRM records, and tickets from sessions. */
@GraphQLApi
public class LinkMutations {

    private final MutationRunner runner;
    private final Links links;
    private final Tickets tickets;

    LinkMutations(MutationRunner runner, Links links, Tickets tickets) {
        this.runner = runner;
        this.links = links;
        this.tickets = tickets;
    }

    /** What to link to which session. */
    @Input("LinkChatSessionInput")
    @Description("What to link to which session.")
    public static class LinkInput extends SessionInput {
        @Id
        @Description("The project; null to leave it as it is.")
        public String projectId;

        @Id
        @Description("The sale; null to leave it as it is.")
        public String saleId;

        @Id
        @Description("The ticket; null to leave it as it is.")
        public String ticketId;

        @Id
        @Description("The company; ignored when the person has one; null to leave it as it is.")
        public String contactId;

        @Id
        @Description("The customer; brings its company; null to leave it as it is.")
        public String personId;
    }

    /** Answer to linkChatSession. */
    @Type("LinkChatSessionPayload")
    @Description("Answer to linkChatSession.")
    public static class LinkPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED, LINK_TARGET_NOT_FOUND, OPEN_SESSION_EXISTS. */
    @Mutation
    @NonNull @Description("The agent of a session or a manager links CRM records to it, also after its end.")
    public LinkPayload linkChatSession(@NonNull @Name("input") @Description("What to do.") LinkInput input) {
        return runner.run(input, new LinkPayload(), actor -> links.link(actor, input.session(), targets(input)));
    }

    private static Links.Targets targets(LinkInput input) {
        return new Links.Targets(
                number("Project", input.projectId),
                number("Sale", input.saleId),
                number("Ticket", input.ticketId),
                number("Contact", input.contactId),
                number("Person", input.personId));
    }

    private static Long number(String type, String id) {
        return id == null ? null : (Long) GlobalId.number(type, id);
    }

    /** Which links to take from which session. */
    @Input("UnlinkChatSessionInput")
    @Description("Which links to take from which session.")
    public static class UnlinkInput extends SessionInput {
        @NonNull @Description("The links.")
        public List<@NonNull ChatSessionLink> links;
    }

    /** Answer to unlinkChatSession. */
    @Type("UnlinkChatSessionPayload")
    @Description("Answer to unlinkChatSession.")
    public static class UnlinkPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED. */
    @Mutation
    @NonNull @Description("The agent of a session or a manager takes links to CRM records away.")
    public UnlinkPayload unlinkChatSession(@NonNull @Name("input") @Description("What to do.") UnlinkInput input) {
        return runner.run(
                input, new UnlinkPayload(), actor -> links.unlink(actor, input.session(), Set.copyOf(input.links)));
    }

    /** Which session to make a ticket from. */
    @Input("CreateTicketFromChatSessionInput")
    @Description("Which session to make a ticket from.")
    public static class CreateTicketInput extends SessionInput {
        @Size(min = 1) @MaxCharacters(255)
        @Description("Title of the ticket, not blank, at most 255 characters; default the topic's ticketTitle.")
        public String title;

        @Override
        void trimTexts() {
            title = InputText.trimmed(title);
        }
    }

    /** Answer to createTicketFromChatSession. */
    @Type("CreateTicketFromChatSessionPayload")
    @Description("Answer to createTicketFromChatSession.")
    public static class CreateTicketPayload extends SessionPayload {
        @Description("The ticket; null when it was refused.")
        public Ticket ticket;

        @Description(
                "The ticket's message with the transcript; null when the ticket was there before, or it was refused.")
        public TicketMessage ticketMessage;

        @Override
        void fill(Outcome outcome) {
            super.fill(outcome);
            ticket = outcome.get(Ticket.class);
            ticketMessage = outcome.get(TicketMessage.class);
        }
    }

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED, FIELD_REQUIRED, FIELD_TOO_LONG. */
    @Mutation
    @NonNull @Description(
            "The agent of a session or a manager makes a ticket from it, with the transcript as the ticket's message. Later messages are added to the ticket when the session ends. A session that has a ticket keeps it.")
    public CreateTicketPayload createTicketFromChatSession(
            @NonNull @Name("input") @Description("What to do.") CreateTicketInput input) {
        return runner.run(
                input, new CreateTicketPayload(), actor -> tickets.create(actor, input.session(), input.title));
    }
}
