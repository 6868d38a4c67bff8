/** Subscriptions: streams that read after an event, and reads that subscribers with the same rights and selection share. */
package dev.parley.graphql.subscription;
