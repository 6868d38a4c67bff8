/** Servers that the service depends on, and ways in which they fail or are slow. */
package dev.parley.support.server;
