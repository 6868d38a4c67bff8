package dev.parley.graphql.read;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Suppliers that keep their value. */
final class Suppliers {

    private Suppliers() {}

    /** Returns a supplier that asks another one once, or a few times if threads ask at the same time. */
    static <T> Supplier<T> memoized(Supplier<T> value) {
        return new Supplier<>() {
            private volatile @Nullable T known;

            @Override
            public T get() {
                T found = known;
                if (found == null) {
                    found = Objects.requireNonNull(value.get());
                    known = found;
                }
                return found;
            }
        };
    }
}
