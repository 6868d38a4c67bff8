/** Authentication: the caller of a request, its credentials, and the audit of rejected requests. */
@NullMarked
package dev.parley.security;

import org.jspecify.annotations.NullMarked;
