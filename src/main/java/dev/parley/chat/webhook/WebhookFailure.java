package dev.parley.chat.webhook;

import org.eclipse.microprofile.graphql.Description;

/** Why an attempt failed. */
@Description("Why an attempt to deliver an event failed.")
public enum WebhookFailure {
    @Description("The receiver answered with another status than 200 to 299; see responseStatus.")
    STATUS,
    @Description("The receiver answered with a redirect, which is not followed; see responseStatus.")
    REDIRECT,
    @Description("The receiver did not answer within PARLEY_WEBHOOKS_TIMEOUT.")
    TIMEOUT,
    @Description("The host name could not be resolved.")
    UNKNOWN_HOST,
    @Description("The host has an address to which webhooks must not be sent; see PARLEY_WEBHOOKS_ALLOWED_NETWORKS.")
    ADDRESS_NOT_ALLOWED,
    @Description("The URL is no longer allowed by the settings of the service.")
    URL_NOT_ALLOWED,
    @Description(
            "No connection could be opened, its certificate is not valid, it broke before the answer, or the answer is not HTTP.")
    CONNECTION_FAILED,
    @Description("The payload could not be built, for instance because the document could not be executed.")
    DOCUMENT_FAILED,
    @Description(
            "The document has no rights any more: the user who saved the webhook last was deleted, or is read-only.")
    OWNER_MAY_NOT_ACT,
    @Description("The payload is larger than PARLEY_WEBHOOKS_MAX_PAYLOAD_SIZE. It is not tried again.")
    PAYLOAD_TOO_LARGE;

    /** Whether another attempt would fail in the same way. */
    boolean isFinal() {
        return this == PAYLOAD_TOO_LARGE;
    }
}
