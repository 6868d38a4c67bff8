/** Clients that write and read bytes and frames, for requests that client libraries do not allow. */
package dev.parley.support.wire;
