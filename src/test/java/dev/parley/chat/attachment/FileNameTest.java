package dev.parley.chat.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files from strangers are harmless. */
class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "report.pdf, report.pdf",
                "Bj\u00f8rns bilde \u2603.png, Bj\u00f8rns bilde \u2603.png",
                "../../etc/passwd, passwd",
                "..\\..\\windows\\system32\\evil.dll, evil.dll",
                "/, file",
                "..., file",
                ".htaccess, htaccess",
                "'a.pdf. . ', a.pdf",
                "CON:|?*<>\".txt, CON_______.txt",
                "invoice\u202efdp.exe, invoicefdp.exe",
                "in\u200bvisible\u0000\u0007\u001b.txt, invisible.txt",
                "'two\r\nSet-Cookie: x', two Set-Cookie_ x",
                "e\u0301.txt, \u00e9.txt"
            })
    void name_isMadeHarmless(String given, String expected) {
        assertThat(FileName.of(given)).isEqualTo(expected);
    }

    @Test
    void longName_keepsItsEnding() {
        String name = FileName.of("\ud83d\ude00".repeat(400) + ".jpeg");

        assertThat(name).endsWith("\ud83d\ude00.jpeg");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(120);
        assertThat(FileName.of("a." + "x".repeat(400))).hasSize(120);
    }

    @Test
    void lastEnding_fitsTheType() {
        Set<String> endings = Set.of(".jpg", ".jpeg");

        assertThat(FileName.fitting("a.JPG", endings, ".jpg")).isEqualTo("a.JPG");
        assertThat(FileName.fitting("a.jpg.exe", endings, ".jpg")).isEqualTo("a.jpg.exe.jpg");
        assertThat(FileName.fitting("a", endings, ".jpg")).isEqualTo("a.jpg");
    }

    @Test
    void header_quotesNothingAndEncodesTheRest() {
        assertThat(FileName.disposition("attachment", "Bj\u00f8rn's \"50%\".txt"))
                .isEqualTo(
                        "attachment; filename=\"Bj_rn_s _50__.txt\"; filename*=UTF-8''Bj%C3%B8rn%27s%20%2250%25%22.txt");
    }
}
