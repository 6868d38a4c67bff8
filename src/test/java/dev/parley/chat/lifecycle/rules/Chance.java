package dev.parley.chat.lifecycle.rules;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Random choices. The same seed yields the same choices. */
final class Chance {

    private final Random random;

    Chance(Random random) {
        this.random = random;
    }

    /** A number from 0 on, less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** True every other time. */
    boolean perhaps() {
        return random.nextBoolean();
    }

    /** One of the values. */
    <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One of the values. */
    @SafeVarargs
    final <T> T anyOf(T... all) {
        return all[random.nextInt(all.length)];
    }

    /** A new key. */
    String key() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
