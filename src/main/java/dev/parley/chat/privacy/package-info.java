/** Privacy of customers: export and erasure of a person's data, legal holds, consents, and what retention will delete. */
@NullMarked
package dev.parley.chat.privacy;

import org.jspecify.annotations.NullMarked;
