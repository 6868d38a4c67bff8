package dev.parley.graphql.declaration;

import org.jspecify.annotations.Nullable;

/** Checks a text that a client sends. */
@FunctionalInterface
public interface TextCheck {

    /** Returns null if the text is valid. Otherwise returns the rule that it breaks, such as "must not be empty." */
    @Nullable String objection(String text);
}
