/** Downloads over HTTP that features contribute. */
@NullMarked
package dev.parley.graphql.download;

import org.jspecify.annotations.NullMarked;
