/** What every feature shares to answer GraphQL: ids, connections, filters, the look-ahead that turns a selection into SQL, errors. */
package dev.parley.graphql;
