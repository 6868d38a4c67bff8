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

/** Tests files and folders with the documents of an allow-list. */
class AllowListTest {

    private static final String DOCUMENT = "{ __typename }";
    private static final String HASH = Sha256.hex(DOCUMENT);

    @TempDir
    Path folder;

    @Test
    void file_withHashesAndDocuments_isRead() throws IOException {
        assertThat(AllowList.read(file("{\"" + HASH + "\": \"" + DOCUMENT + "\"}")))
                .isEqualTo(Map.of(HASH, DOCUMENT));
    }

    @Test
    void file_withApolloManifest_isRead() throws IOException {
        String manifest =
                "{\"format\": \"apollo-persisted-query-manifest\", \"version\": 1, \"operations\": [{\"id\": \"" + HASH
                        + "\", \"name\": \"A\", \"type\": \"query\", \"body\": \"" + DOCUMENT + "\"}]}";

        assertThat(AllowList.read(file(manifest))).isEqualTo(Map.of(HASH, DOCUMENT));
    }

    @Test
    void folder_registersDocumentsWithAndWithoutFinalLineBreak() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("a.graphql"), DOCUMENT + "\n");
        Files.writeString(folder.resolve("notes.txt"), "no document");

        assertThat(AllowList.read(folder.toString()))
                .isEqualTo(Map.of(HASH, DOCUMENT, Sha256.hex(DOCUMENT + "\n"), DOCUMENT + "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                               | The JSON is empty.
            {"a                                              | The JSON is malformed.
            []                                               | is not a JSON object.
            {}                                               | contains no documents.
            {"abc": 1}                                       | contains an entry that does not consist of a document's hash and text.
            {"abc": "{ __typename }"}                        | abc is not the SHA-256 of its document.
            {"format": "apollo-persisted-query-manifest"}    | does not contain a list named operations.
            {"format": "apollo-persisted-query-manifest", "operations": [1]} | contains an entry that does not consist of a document's hash and text.
            """)
    void file_thatIsInvalid_isRejectedInOneLine(String content, String why) throws IOException {
        refused(file(content), why);
    }

    @Test
    void folder_withoutDocuments_isRejected() {
        refused(folder.toString(), "contains no documents.");
    }

    @Test
    void file_thatDoesNotExist_isRejected() {
        refused(folder.resolve("none.json").toString(), "does not exist");
    }

    @Test
    void folder_withDocumentInOtherCharset_isRejected() throws IOException {
        Files.write(folder.resolve("a.graphql"), new byte[] {(byte) 0xff});

        refused(folder.toString(), "cannot be read");
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
