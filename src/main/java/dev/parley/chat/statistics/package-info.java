/** Figures over sessions, for managers. */
package dev.parley.chat.statistics;
