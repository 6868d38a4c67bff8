/** The one clock. */
package dev.parley.time;
