/** The clock of the application. */
@NullMarked
package dev.parley.time;

import org.jspecify.annotations.NullMarked;
