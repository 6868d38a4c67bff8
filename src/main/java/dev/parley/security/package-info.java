/** Authentication: the caller of a request, its credentials, and the audit of rejected requests. */
package dev.parley.security;
