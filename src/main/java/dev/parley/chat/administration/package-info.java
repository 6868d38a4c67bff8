/** Mutations of those who administer topics, texts, tags, webhooks and personal data, with their inputs and payloads. */
@NullMarked
package dev.parley.chat.administration;

import org.jspecify.annotations.NullMarked;
