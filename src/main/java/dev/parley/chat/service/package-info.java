/** Root queries about the caller and the service. */
@NullMarked
package dev.parley.chat.service;

import org.jspecify.annotations.NullMarked;
