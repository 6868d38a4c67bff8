package dev.parley.chat.webhook;

import org.eclipse.microprofile.graphql.Description;

/** Signatures of the Standard Webhooks specification. */
@Description("How the deliveries of a webhook are signed, as in the Standard Webhooks specification.")
public enum WebhookSigning {
    @Description("Version v1: HMAC with SHA-256, and a secret that both sides know.")
    HMAC_SHA256,
    @Description("Version v1a: Ed25519. The receiver only needs the public key.")
    ED25519
}
