/** What tests share: the database, callers, and fixtures that read as English. */
package dev.parley.support;
