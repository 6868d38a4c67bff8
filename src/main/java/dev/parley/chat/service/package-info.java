/** Root queries about the caller and the service, and the list of countries. */
@NullMarked
package dev.parley.chat.service;

import org.jspecify.annotations.NullMarked;
