/** Articles of the FAQ: their administration, and suggestions from what a customer typed. */
@NullMarked
package dev.parley.chat.faq;

import org.jspecify.annotations.NullMarked;
