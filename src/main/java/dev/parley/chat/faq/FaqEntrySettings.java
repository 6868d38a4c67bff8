package dev.parley.chat.faq;

import dev.parley.graphql.value.InputValue;
import org.jspecify.annotations.Nullable;

/** Settings of an article, or changes of them. In a change, null leaves title, answer and published as they are. */
public record FaqEntrySettings(
        @Nullable String title,
        InputValue<String> question,
        @Nullable String answer,
        InputValue<String> keywords,
        InputValue<String> language,
        @Nullable Boolean published) {}
