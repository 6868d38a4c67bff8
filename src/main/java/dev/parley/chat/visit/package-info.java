/** Where customers are: addresses of pages, and attributes that sites give. */
@NullMarked
package dev.parley.chat.visit;

import org.jspecify.annotations.NullMarked;
