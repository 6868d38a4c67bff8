/** Figures over sessions, for managers. */
@NullMarked
package dev.parley.chat.statistics;

import org.jspecify.annotations.NullMarked;
