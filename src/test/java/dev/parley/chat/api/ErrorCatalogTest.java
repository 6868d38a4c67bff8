package dev.parley.chat.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.mutation.UserError;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.graphql.error.CatalogEntry;
import dev.parley.graphql.error.RequestError;
import dev.parley.support.Caller;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.junit.jupiter.api.Test;

/** {@code errorCatalog} contains every error code with the texts of its enum. */
@QuarkusTest
class ErrorCatalogTest {

    private static final Pattern NAMED_FIELD = Pattern.compile("(?:; see|named by userErrors\\.) ?(\\w+)");

    /** All codes, in the order of the enums. */
    private static List<List<String>> codes() {
        return Stream.<CatalogEntry>concat(Stream.of(RequestError.values()), Stream.of(RefusalCode.values()))
                .map(entry -> List.of(
                        entry.name(),
                        entry.explanation().meaning(),
                        entry.explanation().help(),
                        entry.explanation().retryable() ? "yes" : "no"))
                .toList();
    }

    @Test
    void errorCatalog_containsEveryCode() {
        List<Map<String, Object>> catalog = Caller.nobody()
                .asks("{ errorCatalog { code meaning help retryable } }")
                .list("errorCatalog");

        assertThat(catalog.stream()
                        .map(entry -> List.of(
                                entry.get("code"),
                                entry.get("meaning"),
                                entry.get("help"),
                                entry.get("retryable").equals(true) ? "yes" : "no")))
                .isEqualTo(codes());
    }

    /** A text such as "named by userErrors.field" or "see currentStatus" must not name a field of an older schema. */
    @Test
    void texts_ofUserErrors_nameFieldsThatUserErrorHas() throws ReflectiveOperationException {
        List<String> fields =
                Stream.of(UserError.class.getFields()).map(Field::getName).toList();
        for (RefusalCode code : RefusalCode.values()) {
            String texts = RefusalCode.class
                            .getField(code.name())
                            .getAnnotation(Description.class)
                            .value()
                    + " " + code.explanation().help();
            assertThat(NAMED_FIELD.matcher(texts).results().map(found -> found.group(1)))
                    .as(texts)
                    .isSubsetOf(fields);
        }
    }

    @Test
    void codes_ofBothEnums_areDistinct() {
        assertThat(codes().stream().map(code -> code.get(0))).doesNotHaveDuplicates();
    }
}
