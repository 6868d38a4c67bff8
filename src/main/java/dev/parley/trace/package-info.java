/** Spans of OpenTelemetry: of requests, their SQL statements, and deliveries to subscribers. */
@NullMarked
package dev.parley.trace;

import org.jspecify.annotations.NullMarked;
