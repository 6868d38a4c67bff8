package dev.parley.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.error.RequestError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The error codes that the client of the pages knows. Those of mutations come from the schema. */
class ClientErrorCodesTest {

    private static final Path FILE = Path.of("web/shared/errors.ts");
    private static final Pattern UNION = Pattern.compile("type RequestErrorCode =([^;]+);");
    private static final Pattern CODE = Pattern.compile("'([A-Z_]+)'");

    @Test
    void client_knowsTheErrorCodesOfRequests() throws IOException {
        String union = UNION.matcher(Files.readString(FILE))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        List<String> known = CODE.matcher(union)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();

        assertThat(known)
                .containsExactlyElementsOf(
                        Stream.of(RequestError.values()).map(Enum::name).toList());
    }
}
