/** The other side of Web Push, for tests: browsers, a push service, and keys. */
package dev.parley.support.push;
