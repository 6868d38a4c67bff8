package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.attachment.FileTypes.TypedFile;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The type of a file is found by its content; its name may only choose among types with the same content. */
class FileTypesTest {

    private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR";
    private static final String HTML = "<html><script>alert(1)</script>";
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final FileTypes TYPES = new FileTypes(new SmallRyeConfigBuilder()
            .withMapping(AttachmentConfig.class)
            .withConverter(MemorySize.class, 200, new MemorySizeConverter())
            .withConverter(Duration.class, 200, new DurationConverter())
            .build()
            .getConfigMapping(AttachmentConfig.class));

    private static TypedFile typed(String name, String content) {
        return typed(name, content.getBytes(ISO_8859_1));
    }

    private static TypedFile typed(String name, byte[] content) {
        return TYPES.typed(name, content).orElse(null);
    }

    @Test
    void allowedTypes_areFoundByTheirContent() {
        assertThat(typed("a.png", PNG)).isEqualTo(new TypedFile("image/png", "a.png"));
        assertThat(typed("a", "\u00ff\u00d8\u00ff\u00e0\0\20JFIF\0")).isEqualTo(new TypedFile("image/jpeg", "a.jpg"));
        assertThat(typed("a.pdf", "%PDF-1.7\n")).isEqualTo(new TypedFile("application/pdf", "a.pdf"));
        assertThat(typed("a.txt", "Hello there")).isEqualTo(new TypedFile("text/plain", "a.txt"));
        assertThat(typed("a.csv", "a;b\n1;2")).isEqualTo(new TypedFile("text/csv", "a.csv"));
        assertThat(typed("a.docx", zip("[Content_Types].xml"))).isEqualTo(new TypedFile(DOCX, "a.docx"));
    }

    @Test
    void content_thatIsNotWhatTheNameSays_keepsItsOwnType() {
        assertThat(typed("invoice.pdf.exe", "%PDF-1.7\n"))
                .isEqualTo(new TypedFile("application/pdf", "invoice.pdf.exe.pdf"));
        assertThat(typed("page.html", PNG)).isEqualTo(new TypedFile("image/png", "page.html.png"));
        assertThat(typed("run.exe", "only text")).isEqualTo(new TypedFile("text/plain", "run.exe.txt"));
        assertThat(typed("run.hta", "only text")).isEqualTo(new TypedFile("text/plain", "run.hta.txt"));
        assertThat(typed("run.ps1", "only text")).isEqualTo(new TypedFile("text/plain", "run.ps1.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.txt", "a.pdf", "a.docx", "a"})
    void pagesAndPrograms_areRefused_howeverTheyAreNamed(String name) {
        assertThat(typed(name, HTML)).isNull();
        assertThat(typed(name, SVG)).isNull();
        assertThat(typed(name, "<?xml version='1.0'?>" + SVG)).isNull();
        assertThat(typed(name, "MZ\u0090\0\3\0\0\0\4\0\0\0\u00ff\u00ff")).isNull();
        assertThat(typed(name, "\u007fELF\2\1\1\0\0\0")).isNull();
        assertThat(typed(name, "#!/bin/sh\nrm -rf /")).isNull();
        assertThat(typed(name, "\u00ca\u00fe\u00ba\u00be\0\0\0\u003d")).isNull();
        assertThat(typed(name, "\1\2\3\4\0\0\u00fe\u00ff")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.svg", "a.js", "a.bat", "a.vbs", "a.sh", "a.zip", "a.jar", "a.docm", "a.xlsm"})
    void namesOfTypesThatAreNotAllowed_areRefused(String name) {
        assertThat(typed(
                        name,
                        name.endsWith("p") || name.endsWith("r") || name.endsWith("m")
                                ? zip("x.txt")
                                : "x".getBytes(ISO_8859_1)))
                .isNull();
    }

    /** It is delivered as an image and nothing else, so that browsers run nothing in it. */
    @Test
    void imageThatIsAlsoAScript_isAnImage() {
        assertThat(typed("a.gif", "GIF89a/*\0\0\0\0*/=1;alert(1)")).isEqualTo(new TypedFile("image/gif", "a.gif"));
        assertThat(typed("a.js", "GIF89a/*\0\0\0\0*/=1;alert(1)")).isEqualTo(new TypedFile("image/gif", "a.js.gif"));
    }

    @Test
    void documentBehindAPage_isAPage() {
        assertThat(typed("a.pdf", HTML + "%PDF-1.7\n")).isNull();
    }

    private static byte[] zip(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[100_000]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
