/** Writes of a transaction: collected as rows and sent in as few round trips as possible. */
package dev.parley.chat.persistence;
