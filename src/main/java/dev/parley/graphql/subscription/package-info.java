/** Subscriptions: streams that read after an event, and reads that subscribers with the same rights and selection share. */
@NullMarked
package dev.parley.graphql.subscription;

import org.jspecify.annotations.NullMarked;
