/** A real PostgreSQL and a demo company for whoever just wants to start Parley. Part of JVM builds only. */
package dev.parley.embedded;
