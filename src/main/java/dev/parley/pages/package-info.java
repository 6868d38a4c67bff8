/** The pages in {@code web}: who is served which, and with which headers. They use the public API only. */
@NullMarked
package dev.parley.pages;

import org.jspecify.annotations.NullMarked;
