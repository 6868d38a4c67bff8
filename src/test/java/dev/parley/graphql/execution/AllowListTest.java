package dev.parley.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.security.Sha256;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files and folders that name the documents of an allow-list. */
class AllowListTest {

    private static final String DOCUMENT = "{ __typename }";
    private static final String HASH = Sha256.hex(DOCUMENT);

    @TempDir
    Path folder;

    @Test
    void file_ofHashesAndDocuments_isRead() throws IOException {
        assertThat(AllowList.read(file("{\"" + HASH + "\": \"" + DOCUMENT + "\"}")))
                .isEqualTo(Map.of(HASH, DOCUMENT));
    }

    @Test
    void manifestOfApollo_isRead() throws IOException {
        String manifest =
                "{\"format\": \"apollo-persisted-query-manifest\", \"version\": 1, \"operations\": [{\"id\": \"" + HASH
                        + "\", \"name\": \"A\", \"type\": \"query\", \"body\": \"" + DOCUMENT + "\"}]}";

        assertThat(AllowList.read(file(manifest))).isEqualTo(Map.of(HASH, DOCUMENT));
    }

    @Test
    void folder_hasDocumentsWithAndWithoutTheLastLineBreak() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("a.graphql"), DOCUMENT + "\n");
        Files.writeString(folder.resolve("notes.txt"), "no document");

        assertThat(AllowList.read(folder.toString()))
                .isEqualTo(Map.of(HASH, DOCUMENT, Sha256.hex(DOCUMENT + "\n"), DOCUMENT + "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                               | There is no JSON.
            {"a                                              | The JSON is malformed.
            []                                               | is not a JSON object.
            {}                                               | has no documents.
            {"abc": 1}                                       | has something that is not a document's hash and text.
            {"abc": "{ __typename }"}                        | abc is not the SHA-256 of its document.
            {"format": "apollo-persisted-query-manifest"}    | has no list of operations.
            {"format": "apollo-persisted-query-manifest", "operations": [1]} | has something that is not a document's hash and text.
            """)
    void file_thatIsBad_isRefusedInOneLine(String content, String why) throws IOException {
        refused(file(content), why);
    }

    @Test
    void folder_withoutDocuments_isRefused() {
        refused(folder.toString(), "has no documents.");
    }

    @Test
    void file_thatIsNotThere_isRefused() {
        refused(folder.resolve("none.json").toString(), "there is no file or folder");
    }

    @Test
    void folder_withADocumentThatIsNotUtf8_isRefused() throws IOException {
        Files.write(folder.resolve("a.graphql"), new byte[] {(byte) 0xff});

        refused(folder.toString(), "can't be read");
    }

    private static void refused(String location, String why) {
        assertThatThrownBy(() -> AllowList.read(location))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("parley.persisted-queries.allow-list: ")
                .hasMessageContaining(location)
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("documents.json"), content).toString();
    }
}
