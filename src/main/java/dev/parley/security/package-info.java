/** Who is calling and what they may do. */
package dev.parley.security;
