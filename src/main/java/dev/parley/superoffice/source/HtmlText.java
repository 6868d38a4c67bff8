package dev.parley.superoffice.source;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Turns the HTML of SuperOffice's messages into plain text. Parley's messages are plain text, which clients show as it is. */
final class HtmlText {

    /** Elements that a message of SuperOffice contains. Other text in angle brackets is text. */
    private static final Pattern HTML = Pattern.compile(
            "</?(?:a|b|blockquote|body|br|div|em|font|h[1-6]|hr|html|i|img|li|ol|p|pre|span|strong|table|tbody|td|tr|u|ul)(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "title");
    private static final Set<String> LINES = Set.of(
            "p", "div", "li", "tr", "blockquote", "ul", "ol", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr");

    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Pattern SPACES_AT_BREAK = Pattern.compile(" *\\n *");
    private static final Pattern MANY_BREAKS = Pattern.compile("\\n{3,}");

    private HtmlText() {}

    /** Returns whether a text is HTML. */
    static boolean isHtml(String text) {
        return text.indexOf('<') >= 0 && HTML.matcher(text).find();
    }

    /** Returns the text of HTML. Links keep their address. */
    static String of(String html) {
        Text text = new Text();
        NodeTraversor.traverse(text, Jsoup.parseBodyFragment(html).body());
        String lines = SPACES_AT_BREAK
                .matcher(text.written.toString().replace('\u00A0', ' '))
                .replaceAll("\n");
        return MANY_BREAKS.matcher(lines).replaceAll("\n\n").strip();
    }

    /** Writes the text of the nodes that it visits. */
    private static final class Text implements NodeVisitor {

        private final StringBuilder written = new StringBuilder();
        private int hidden;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text && hidden == 0) {
                written.append(SPACES.matcher(text.getWholeText()).replaceAll(" "));
            } else if (node instanceof Element element) {
                open(element.normalName());
            }
        }

        private void open(String name) {
            if (HIDDEN.contains(name)) {
                hidden++;
            } else if ("br".equals(name)) {
                written.append('\n');
            } else if (LINES.contains(name)) {
                breakLine();
            } else if ("td".equals(name)) {
                written.append(' ');
            }
            if ("li".equals(name)) {
                written.append("- ");
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            String name = element.normalName();
            if (HIDDEN.contains(name)) {
                hidden--;
            } else if (LINES.contains(name)) {
                breakLine();
            } else if ("a".equals(name)) {
                addAddress(element.attr("href").strip(), element.text().strip());
            }
        }

        private void addAddress(String address, String shown) {
            if (address.startsWith("http") && !address.equals(shown)) {
                written.append(shown.isEmpty() ? address : " (" + address + ")");
            }
        }

        private void breakLine() {
            if (!written.isEmpty() && written.charAt(written.length() - 1) != '\n') {
                written.append('\n');
            }
        }
    }
}
