/** The database as a whole: its migration at the start, waiting for it, its health, its replica, and the kinds of its failures. */
@NullMarked
package dev.parley.database;

import org.jspecify.annotations.NullMarked;
