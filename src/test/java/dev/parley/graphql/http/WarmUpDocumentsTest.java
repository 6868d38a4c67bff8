package dev.parley.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that an operator gives to the warm-up. */
class WarmUpDocumentsTest {

    @TempDir
    Path folder;

    @Test
    void documentWithVariables_isAskedWithThem() throws IOException {
        Files.writeString(folder.resolve("version.graphql"), "{ __typename }");
        Files.writeString(folder.resolve("version.json"), "{\"first\": 1}");

        assertThat(variables()).isEqualTo(new JsonObject("{\"first\": 1}"));
    }

    @Test
    void documentWhoseVariablesAreNull_isAskedWithoutVariables() throws IOException {
        Files.writeString(folder.resolve("version.graphql"), "{ __typename }");
        Files.writeString(folder.resolve("version.json"), "null");

        assertThat(variables()).isEqualTo(new JsonObject());
    }

    private JsonObject variables() throws IOException {
        return new JsonObject(WarmUpDocuments.in(folder).get("version.graphql")).getJsonObject("variables");
    }
}
