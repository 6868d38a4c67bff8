/** The process: graceful shutdown, request head timeouts, and settings of database connections. */
package dev.parley.server;
