/** Blocks of customers: what they match, and whose they are. */
@NullMarked
package dev.parley.chat.block;

import org.jspecify.annotations.NullMarked;
