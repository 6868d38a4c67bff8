/** Values between the database and JSON: types, texts, ids, enum constants, positions in logs. */
@NullMarked
package dev.parley.graphql.value;

import org.jspecify.annotations.NullMarked;
