/** Embedded PostgreSQL and demo data to try Parley without setup. Part of JVM builds only. */
package dev.parley.embedded;
