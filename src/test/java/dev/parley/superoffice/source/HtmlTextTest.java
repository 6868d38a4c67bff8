package dev.parley.superoffice.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Message texts in HTML. */
class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>One</p><p>Two</p>                                | One/Two
            One<br>Two<br/>Three                                | One/Two/Three
            <div>A &amp; B&nbsp;&lt; C</div>                    | A & B < C
            <ul><li>x</li><li>y</li></ul>                       | - x/- y
            <a href="https://example.com">here</a>              | here (https://example.com)
            <a href="https://example.com">https://example.com</a> | https://example.com
            <p>Shown</p><script>alert(1)</script><style>p{}</style> | Shown
            <p>bl&aring;b&aelig;r <b>fine</b>                   | blåbær fine
            """)
    void html_becomesText(String html, String text) {
        assertThat(HtmlText.isHtml(html)).isTrue();
        assertThat(HtmlText.of(html)).isEqualTo(text.replace('/', '\n').replace("https:\n\n", "https://"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b and c > d",
                "if (x<y) then",
                "<Kari@example.com>",
                "List<String>",
                "&amp; is an entity",
                "<3"
            })
    void textWithAngleBrackets_isNoHtml(String text) {
        assertThat(HtmlText.isHtml(text)).isFalse();
    }
}
