package dev.parley.chat.session;

import org.eclipse.microprofile.graphql.Description;

/** What the customer says of a suggested FAQ. */
@Description("What the customer says of a suggested FAQ.")
public enum FaqAnswer {
    @Description("It answered the question: the session is over.")
    HELPED,
    @Description("It did not, or none was found: on to the queue.")
    DID_NOT_HELP
}
