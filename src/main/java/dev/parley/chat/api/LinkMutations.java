package dev.parley.chat.api;

import dev.parley.chat.ChatSessionLink;
import dev.parley.chat.lifecycle.Links;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.Tickets;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.crm.Ticket;
import dev.parley.crm.TicketMessage;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.graphql.value.InputValue;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations that link sessions to CRM records and create tickets from sessions. */
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

    /** Input for linkChatSession. */
    @Input("LinkChatSessionInput")
    @Description("Input for linkChatSession. Omitted links stay as they are; null removes a link.")
    public static class LinkInput extends SessionInput {
        @Id
        @Description("The project. Null removes the link.")
        public @Nullable String projectId;

        @Id
        @Description("The sale. Null removes the link.")
        public @Nullable String saleId;

        @Id
        @Description("The ticket. Null removes the link.")
        public @Nullable String ticketId;

        @Id
        @Description("The company. Null removes the link. Ignored if the person belongs to a company.")
        public @Nullable String contactId;

        @Id
        @Description("The customer. Also links the person's company. Null removes the link to the person.")
        public @Nullable String personId;
    }

    /** Result of linkChatSession. */
    @Type("LinkChatSessionPayload")
    @Description("Result of linkChatSession.")
    public static class LinkPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_OWNER,
        RefusalCode.SESSION_ENDED,
        RefusalCode.LINK_TARGET_NOT_FOUND,
        RefusalCode.OPEN_SESSION_EXISTS,
        RefusalCode.VALIDATION
    })
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Links CRM records to a session, or removes links. Allowed for the session's agent and for managers of the topic, also after the session has ended.")
    public LinkPayload linkChatSession(
            @NonNull @Name("input") @Description("Parameters for linkChatSession.") LinkInput input) {
        return runner.run(input, new LinkPayload(), actor -> links.link(actor, input.session(), targets(input)));
    }

    private static Links.Targets targets(LinkInput input) {
        return new Links.Targets(
                number("Project", input.projectId),
                number("Sale", input.saleId),
                number("Ticket", input.ticketId),
                number("Contact", input.contactId),
                number("Person", input.personId),
                removed(input));
    }

    private static Set<ChatSessionLink> removed(LinkInput input) {
        Map<ChatSessionLink, InputValue<String>> links = Map.of(
                ChatSessionLink.PROJECT, input.given("projectId", input.projectId),
                ChatSessionLink.SALE, input.given("saleId", input.saleId),
                ChatSessionLink.TICKET, input.given("ticketId", input.ticketId),
                ChatSessionLink.CONTACT, input.given("contactId", input.contactId),
                ChatSessionLink.PERSON, input.given("personId", input.personId));
        return links.entrySet().stream()
                .filter(link -> link.getValue().isGiven() && link.getValue().value() == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Long number(String type, @Nullable String id) {
        return id == null ? null : (Long) GlobalId.number(type, id);
    }

    /** Input for unlinkChatSession. */
    @Input("UnlinkChatSessionInput")
    @Description("Input for unlinkChatSession.")
    public static class UnlinkInput extends SessionInput {
        @NonNull @Description("The links to remove.")
        public List<@NonNull ChatSessionLink> links;
    }

    /** Result of unlinkChatSession. */
    @Type("UnlinkChatSessionPayload")
    @Description("Result of unlinkChatSession.")
    public static class UnlinkPayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.NOT_OWNER, RefusalCode.SESSION_ENDED, RefusalCode.VALIDATION})
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Removes links to CRM records from a session. Allowed for the session's agent and for managers of the topic.")
    public UnlinkPayload unlinkChatSession(
            @NonNull @Name("input") @Description("Parameters for unlinkChatSession.") UnlinkInput input) {
        return runner.run(
                input, new UnlinkPayload(), actor -> links.unlink(actor, input.session(), Set.copyOf(input.links)));
    }

    /** Input for createTicketFromChatSession. */
    @Input("CreateTicketFromChatSessionInput")
    @Description("Input for createTicketFromChatSession.")
    public static class CreateTicketInput extends SessionInput {
        @Size(min = 1) @MaxCharacters(255)
        @Description(
                "Title of the ticket, at most 255 characters. Must not be blank. Defaults to the topic's tickets.title.")
        public @Nullable String title;

        @Override
        protected void trimTexts() {
            title = title == null ? null : InputText.trimmed(title);
        }
    }

    /** Result of createTicketFromChatSession. */
    @Type("CreateTicketFromChatSessionPayload")
    @Description("Result of createTicketFromChatSession.")
    public static class CreateTicketPayload extends SessionPayload {
        @Description("The ticket. Null when the request was rejected.")
        public @Nullable Ticket ticket;

        @Description(
                "The ticket message that contains the transcript. Null when the ticket already existed or the request was rejected.")
        public @Nullable TicketMessage ticketMessage;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            ticket = outcome.get(Ticket.class);
            ticketMessage = outcome.get(TicketMessage.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_OWNER,
        RefusalCode.SESSION_ENDED,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG
    })
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Creates a ticket from a session, with the transcript as the ticket's message. Messages sent later are added to the ticket when the session ends. If the session already has a ticket, that ticket is returned. Allowed for the session's agent and for managers of the topic.")
    public CreateTicketPayload createTicketFromChatSession(
            @NonNull @Name("input") @Description("Parameters for createTicketFromChatSession.")
                    CreateTicketInput input) {
        return runner.run(
                input, new CreateTicketPayload(), actor -> tickets.create(actor, input.session(), input.title));
    }
}
