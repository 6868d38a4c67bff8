/** Requests to other systems, whose addresses callers may choose: which addresses are allowed, the client, and the pauses between attempts. */
@NullMarked
package dev.parley.outbound;

import org.jspecify.annotations.NullMarked;
