package dev.parley.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.error.RequestException;
import dev.parley.security.Sha256;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the memory limit of registered documents. */
class PersistedQueriesMemoryTest {

    private static final int MEMORY = 100_000;

    private static final PersistedQueriesConfig CONFIG = new PersistedQueriesConfig() {
        @Override
        public boolean automatic() {
            return true;
        }

        @Override
        public MemorySize memory() {
            return new MemorySize(BigInteger.valueOf(MEMORY));
        }

        @Override
        public Optional<String> allowList() {
            return Optional.empty();
        }
    };

    private final PersistedQueries persisted = new PersistedQueries(CONFIG, new SimpleMeterRegistry());

    @Test
    void documents_aboveMemoryLimit_areEvicted() {
        List<String> documents =
                IntStream.range(0, 1000).mapToObj(n -> n + "x".repeat(1000)).toList();
        documents.stream().map(text -> request(text, text)).forEach(persisted::register);

        List<String> known = documents.stream().filter(this::isKnown).toList();

        assertThat(known).isNotEmpty();
        assertThat(known.stream().mapToInt(text -> 2 * text.length()).sum()).isLessThan(MEMORY);
    }

    @Test
    void document_largerThanMemoryLimit_isNotRegistered() {
        String small = "small";
        String large = "x".repeat(MEMORY);
        persisted.register(request(small, small));
        persisted.register(request(large, large));

        assertThat(isKnown(large)).isFalse();
        assertThat(isKnown(small)).isTrue();
    }

    private boolean isKnown(String text) {
        try {
            return persisted.require(request(null, text)).query().equals(text);
        } catch (RequestException unknown) {
            return false;
        }
    }

    private static GraphQLRequest request(String query, String hashed) {
        return new GraphQLRequest(
                query,
                null,
                Map.of(),
                Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", Sha256.hex(hashed))));
    }
}
