/** Parts that all mutations share: inputs and payloads, the run of a mutation, and the codes that it may return in userErrors. */
@NullMarked
package dev.parley.chat.mutation;

import org.jspecify.annotations.NullMarked;
