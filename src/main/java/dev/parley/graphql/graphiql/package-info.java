/** GraphiQL, as far as it is not SmallRye's: how it starts. */
package dev.parley.graphql.graphiql;
