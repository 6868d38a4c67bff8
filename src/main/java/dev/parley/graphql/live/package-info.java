/** Streams that are read when something has happened: a wake-up tells that, never what. */
package dev.parley.graphql.live;
