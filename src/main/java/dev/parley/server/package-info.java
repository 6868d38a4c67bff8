/** The process: graceful shutdown, and settings of database connections and migrations. */
package dev.parley.server;
