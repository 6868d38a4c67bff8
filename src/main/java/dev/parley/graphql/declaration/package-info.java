/**
 * Declarations of entities: the annotations and records with which features tell the engine about columns, groups of fields, lists, computed fields
 * and logs.
 */
@NullMarked
package dev.parley.graphql.declaration;

import org.jspecify.annotations.NullMarked;
