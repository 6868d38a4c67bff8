/** The clock of the application. */
package dev.parley.time;
