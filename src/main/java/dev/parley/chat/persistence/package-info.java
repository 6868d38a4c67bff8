/** Writes of one transaction: collected as rows, sent in as few round trips as possible. */
package dev.parley.chat.persistence;
