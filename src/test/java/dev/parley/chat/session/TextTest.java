package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truncation of texts, and the characters that a line may contain. */
class TextTest {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
    private static final String NORWAY = "\uD83C\uDDF3\uD83C\uDDF4";
    private static final String ACUTE = "e\u0301";
    private static final String THUMB = "\uD83D\uDC4D\uD83C\uDFFD";

    @ParameterizedTest
    @ValueSource(strings = {FAMILY, NORWAY, ACUTE, THUMB, "\u2764\uFE0F", "\r\n", "\uD83D\uDE00", "\u1112\u1161\u11AB"})
    void truncation_withinACluster_omitsTheCluster(String cluster) {
        int length = cluster.codePointCount(0, cluster.length());

        for (int room = 0; room < length; room++) {
            assertThat(Text.cut("ab" + cluster + "c", 2 + room)).isEqualTo("ab");
        }
        assertThat(Text.cut("ab" + cluster + "c", 2 + length)).isEqualTo("ab" + cluster);
    }

    @Test
    void truncation_countsCodePoints() {
        String faces = "\uD83D\uDE00".repeat(1024);

        assertThat(Text.cut(faces, 1024)).isEqualTo(faces);
        assertThat(Text.cut(faces + "x", 1024)).isEqualTo(faces);
    }

    @Test
    void truncation_ofASingleTooLongCluster_leavesNothing() {
        assertThat(Text.cut("a" + "\u0301".repeat(300), 255)).isEmpty();
    }

    /** The result consists of as many whole clusters as fit. */
    @Test
    void truncation_ofRandomText_isTheLongestPrefixThatFits() {
        List<String> clusters = List.of("a", " ", "\u6F22", FAMILY, NORWAY + "!", ACUTE, THUMB, "\uD83D\uDE00");
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            StringBuilder expected = new StringBuilder();
            int room = random.nextInt(20);
            boolean full = false;
            for (int i = random.nextInt(15); i > 0; i--) {
                String next = clusters.get(random.nextInt(clusters.size()));
                text.append(next);
                for (String cluster : next.endsWith("!") ? List.of(NORWAY, "!") : List.of(next)) {
                    room -= cluster.codePointCount(0, cluster.length());
                    full |= room < 0;
                    expected.append(full ? "" : cluster);
                }
            }
            int limit = text.codePointCount(0, text.length()) + Math.min(0, room);

            assertThat(Text.cut(text.toString(), limit)).isEqualTo(expected.toString());
        }
    }

    @Test
    void line_hasNeitherBreaksNorControlsNorDirections() {
        assertThat(Text.line("a\r\nb\nc\u2028d\u2029e\u0085f\u000Bg\th")).isEqualTo("a b c d e f g h");
        assertThat(Text.line("\u001B[2Jx\u202Ey\u2066z\u2069\u200E\u200F\u061C"))
                .isEqualTo("[2Jxyz");
        assertThat(Text.line(FAMILY)).isEqualTo(FAMILY);
    }

    @Test
    void lines_keepTabsAndEmptyLines() {
        assertThat(Text.lines("a\tb\r\n\n\u202Ec\u0007")).containsExactly("a\tb", "", "c");
    }
}
