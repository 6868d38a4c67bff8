/** Records of a CRM that stays the master: many at once, by their external ids. */
@NullMarked
package dev.parley.chat.sync;

import org.jspecify.annotations.NullMarked;
