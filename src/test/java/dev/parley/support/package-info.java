/** Shared test support: the database, callers, clients, instances and test data. */
package dev.parley.support;
