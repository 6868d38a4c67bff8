package dev.parley.chat.session;

import org.eclipse.microprofile.graphql.Description;

/** The customer's answer whether the FAQ helped. */
@Description("The customer's answer whether the FAQ helped.")
public enum FaqAnswer {
    @Description("The FAQ answered the question. The session ends.")
    HELPED,
    @Description("The FAQ did not help, or had no answer. The session enters the queue.")
    DID_NOT_HELP
}
