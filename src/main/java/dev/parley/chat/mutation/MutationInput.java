package dev.parley.chat.mutation;

import dev.parley.graphql.declaration.MutationArguments;
import dev.parley.graphql.value.InputText;
import dev.parley.graphql.value.InputValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/**
 * Fields that the inputs of all mutations have. The annotation is needed because Quarkus registers inputs for reflection, but not their superclasses.
 */
@RegisterForReflection
public abstract class MutationInput implements MutationArguments {

    @Description("Returned unchanged in the payload.")
    public @Nullable String clientMutationId;

    @Description(
            "Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true.")
    public @Nullable String idempotencyKey;

    private String mutation = "";

    /** The fields that are present in the request, also if they are null. */
    private Map<String, Object> given = Map.of();

    @Override
    public final void received(String field, Map<String, Object> fields) {
        mutation = field;
        given = fields;
    }

    /** Returns the name of the mutation. */
    final String mutation() {
        return mutation;
    }

    /** Returns the fields that are present in the request, as graphql-java has coerced them. */
    public final Map<String, Object> given() {
        return given;
    }

    /** Names of the fields that are present, except blank texts: forms of customers send their empty fields so. */
    public final Set<String> filled() {
        return given.entrySet().stream()
                .filter(field -> !(field.getValue() instanceof String text && InputText.isBlank(text)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns a field of this input, which leaves the current value if it is absent from the request. */
    public final <T> InputValue<T> given(String field, @Nullable T value) {
        return new InputValue<>(given.containsKey(field), value);
    }

    /**
     * Trims the texts of the input before validation. A blank text becomes null. Where a text must not be blank, it becomes empty and {@code
     * @Size(min = 1)} rejects it. Overriding methods trim every text of their input.
     */
    protected void trimTexts() {}
}
