/** The read path: compiles a selection to a plan, the plan to one SQL statement, and writes its rows as JSON. */
@NullMarked
package dev.parley.graphql.read;

import org.jspecify.annotations.NullMarked;
