package dev.parley.chat;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Stub until merged. */
@Singleton
class WaitingSessions {
    Optional<Long> lockNext(List<Long> topics) {
        return Optional.empty();
    }
}
