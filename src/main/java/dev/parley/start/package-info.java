/** The entry point of the process: serves, or runs a command. */
@NullMarked
package dev.parley.start;

import org.jspecify.annotations.NullMarked;
