/** E-mails with transcripts and alerts: the outbox, and the job that sends from it. */
@NullMarked
package dev.parley.chat.mail;

import org.jspecify.annotations.NullMarked;
