/** Signed identities of customers: the keys of the sites, and the verification. */
@NullMarked
package dev.parley.chat.identity;

import org.jspecify.annotations.NullMarked;
