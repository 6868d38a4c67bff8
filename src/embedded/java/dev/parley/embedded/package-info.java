/** Embedded PostgreSQL and demo data to try Parley without setup. Part of JVM builds only. */
@NullMarked
package dev.parley.embedded;

import org.jspecify.annotations.NullMarked;
