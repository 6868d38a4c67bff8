package dev.parley.chat;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What a customer says when it asks for a session. */
@Input("RequestChatSessionInput")
@Description("What a customer says when it asks for a session.")
public class RequestChatSessionInput extends MutationInput {
    @Id
    @NonNull @Description("The topic.")
    public String topicId;

    @Description("What to call the customer in the chat, at most 64 characters.")
    public String customerAlias;

    @Description("Name, at most 255 characters.")
    public String name;

    @Description("Company, at most 255 characters.")
    public String companyName;

    @Description("E-mail address, at most 255 characters.")
    public String email;

    @Description("Phone number, at most 32 characters.")
    public String phone;

    @Description("SuperOffice's number of the country.")
    public Integer country;

    @Description("Whether the customer consents to be stored.")
    public Boolean consented;

    @Description("First message.")
    public String message;
}
