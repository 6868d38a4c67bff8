/** The process: graceful shutdown, and settings of database connections and migrations. */
@NullMarked
package dev.parley.server;

import org.jspecify.annotations.NullMarked;
