package dev.parley.chat.block;

import org.eclipse.microprofile.graphql.Description;

/** A field of a session that a block takes over. */
@Description("A field of a session that a block takes over.")
public enum ChatBlockMatch {
    @Description("The e-mail address of the customer.")
    EMAIL,
    @Description("The identity of a verified customer.")
    IDENTITY,
    @Description(
            "The address of the customer's client, or its network of 64 bits for IPv6. Many customers may share it.")
    ADDRESS
}
