/** Transcripts of sessions: formats, languages, and the ways to obtain one. */
@NullMarked
package dev.parley.chat.transcript;

import org.jspecify.annotations.NullMarked;
