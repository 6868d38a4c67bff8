package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documentation, descriptions and comments follow docs/style.md, and their links lead somewhere. Needs no container. */
class LanguageTest {

    /** Files and folders whose comments and descriptions are checked beside the pages. */
    private static final List<String> SOURCES = List.of(
            "schema.graphql",
            "src/main/java",
            "src/embedded/java",
            "src/test/java",
            "src/browser/java",
            "web",
            "packages",
            "examples");

    /** Files with comments like Java's. */
    private static final Pattern CODE = Pattern.compile(".*\\.(?:java|ts|tsx|mts|js|jsx|mjs)");

    private static final Path STYLE = Path.of("docs/style.md");

    private static final Pattern OPENING = Pattern.compile("(?:Who|What|Whoever|Whatever|That) .*[^?]");

    private static final Pattern WORD = Pattern.compile(
            "\\b(?:told|tells? of|foretells?|foretold|dearer|dearest|anew|news|wears? off|ever so|goodbye|whoever)\\b"
                    + "|signs? of (?:life|typing)|In which order|(?-i:What to do\\.)|Nothing but its names|Not SuperOffice['’]s",
            Pattern.CASE_INSENSITIVE);

    /** Words that no identifier contains. */
    private static final Set<String> PRIVATE = Set.of(
            "anew",
            "deed",
            "doubts",
            "dear",
            "dearer",
            "foretell",
            "foretells",
            "foretold",
            "goodbye",
            "happenings",
            "heir",
            "heard",
            "mind",
            "news",
            "said",
            "settle",
            "settled",
            "settles",
            "standing",
            "tell",
            "tells",
            "told",
            "whoever");

    /** A capital or a run of capitals that begins a word, and its lower-case letters. */
    private static final Pattern PART = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

    /** Documents that are not part of the repository. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("\\b(?:domain|design|speed|house)\\.md\\b|\\.\\./shared\\b");

    private static final Pattern LINK =
            Pattern.compile("\\[[^\\]]*]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    /** A file or a folder of the repository, in code font. */
    private static final Pattern FILE = Pattern.compile("`((?:src|docs|web|web-tools|\\.ci|\\.github)/[\\w./-]+)`");

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?:\\.\\w+)?`");

    @Test
    void sentences_startWithTheirSubject() throws IOException {
        assertThat(prose().filter(each -> OPENING.matcher(each.text()).matches()))
                .as("sentences that start with Who, What or That: see docs/style.md")
                .isEmpty();
    }

    @Test
    void identifiers_consistOfWordsOfTheField() throws IOException {
        assertThat(identifiers().filter(each -> words(each.text()).anyMatch(PRIVATE::contains)))
                .as("identifiers with words that docs/style.md replaces by others")
                .isEmpty();
    }

    @Test
    void words_areThoseOfTheField() throws IOException {
        assertThat(prose().filter(each -> WORD.matcher(each.text()).find()))
                .as("words that docs/style.md replaces by others")
                .isEmpty();
    }

    @Test
    void references_leadToDocumentsOfTheRepository() throws IOException {
        assertThat(Stream.concat(pages(), files("src", ""))
                        .distinct()
                        .filter(file -> !file.endsWith("LanguageTest.java") && !isBinary(file))
                        .filter(file -> ELSEWHERE.matcher(Prose.read(file)).find()))
                .isEmpty();
    }

    @Test
    void links_leadToFilesAndHeadings() throws IOException {
        assertThat(pages().flatMap(page -> LINK.matcher(Prose.read(page))
                        .results()
                        .filter(link -> !leadsSomewhere(page, link))
                        .map(link -> page + ": " + link.group())))
                .isEmpty();
    }

    /** CHANGELOG.md names files as they were. */
    @Test
    void filesThatAreNamed_exist() throws IOException {
        assertThat(pages().filter(page -> !page.equals(Path.of("CHANGELOG.md")))
                        .flatMap(page -> FILE.matcher(Prose.read(page))
                                .results()
                                .map(file -> file.group(1))
                                .filter(file -> Files.notExists(Path.of(file)))
                                .map(file -> page + ": " + file)))
                .isEmpty();
    }

    @Test
    void pages_areInTheIndex() throws IOException {
        String index = Prose.read(Path.of("docs/README.md"));

        assertThat(files("docs", ".md")
                        .filter(page -> page.getNameCount() == 2)
                        .map(page -> page.getFileName().toString())
                        .filter(name -> !name.equals("README.md") && !index.contains("(" + name + ")")))
                .isEmpty();
    }

    @Test
    void classesThatAreNamed_exist() throws IOException {
        Set<String> classes = files("src", ".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());

        assertThat(Stream.of("docs/architecture.md", "CONTRIBUTING.md")
                        .flatMap(
                                page -> CLASS.matcher(Prose.read(Path.of(page))).results())
                        .map(match -> match.group(1)))
                .isSubsetOf(classes);
    }

    /** The other tests expect that nothing is found: this one shows that they would find it. */
    @Test
    void checks_ofBadText_findIt(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), """
                Who asks is `told`. What now? A line is
                anew.

                    That is code.

                ```
                It was told anew.
                ```

                | cell | That is a cell. |
                """);
        Path source = Files.writeString(folder.resolve("Source.java"), """
                /**
                 * Fine.
                 *
                 * @param news what is told
                 */
                String text = "// That is no comment";
                // That is one.
                """);
        Path schema = Files.writeString(folder.resolve("schema.graphql"), """
                "In which order."
                type News { field: Int }
                ""\"
                Fine. That
                is not.
                ""\"
                """);

        assertThat(Prose.ofMarkdown(page).stream().filter(LanguageTest::isBad).map(Prose::text))
                .containsExactly("Who asks is _.", "A line is anew.", "That is a cell.");
        assertThat(Prose.ofJava(source).stream().filter(LanguageTest::isBad).map(Prose::text))
                .containsExactly("what is told", "That is one.");
        assertThat(Prose.ofSchema(schema).stream().filter(LanguageTest::isBad).map(Prose::text))
                .containsExactly("In which order.", "That is not.");
        assertThat(leadsSomewhere(page, link("[text](page.md#none)"))).isFalse();
        assertThat(leadsSomewhere(page, link("[text](none.md)"))).isFalse();
        assertThat(leadsSomewhere(page, link("[text](page.md)"))).isTrue();
    }

    /** The identifiers of all Java files, each once per file. */
    private static Stream<Prose> identifiers() throws IOException {
        return Stream.of(
                        files("src/main/java", ".java"),
                        files("src/embedded/java", ".java"),
                        files("src/test/java", ".java"))
                .flatMap(each -> each)
                .flatMap(file -> Prose.identifiers(file).stream());
    }

    private static Stream<String> words(String identifier) {
        return PART.matcher(identifier).results().map(part -> part.group().toLowerCase(Locale.ROOT));
    }

    private static boolean isBad(Prose sentence) {
        return OPENING.matcher(sentence.text()).matches()
                || WORD.matcher(sentence.text()).find();
    }

    private static MatchResult link(String text) {
        return LINK.matcher(text).results().findFirst().orElseThrow();
    }

    private static Stream<Prose> prose() throws IOException {
        List<Prose> prose = new ArrayList<>();
        // docs/style.md quotes the words that it replaces.
        pages().filter(page -> !page.equals(STYLE)).forEach(page -> prose.addAll(Prose.ofMarkdown(page)));
        for (String source : SOURCES) {
            files(source, "")
                    .filter(file -> !file.endsWith("LanguageTest.java") && !isGenerated(file))
                    .forEach(file -> {
                        if (CODE.matcher(file.toString()).matches()) {
                            prose.addAll(Prose.ofJava(file));
                        } else if (file.toString().endsWith(".graphql")) {
                            prose.addAll(Prose.ofSchema(file));
                        }
                    });
        }
        return prose.stream();
    }

    /** The pages in Markdown. */
    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> root = Files.list(Path.of(""))) {
            List<Path> pages =
                    root.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.of(
                            pages.stream(),
                            files("docs", ".md"),
                            files("src", ".md"),
                            files(".github", ".md"),
                            files("packages", ".md"),
                            files("examples", ".md"))
                    .flatMap(each -> each);
        }
    }

    private static Stream<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> tree = Files.walk(Path.of(folder))) {
            return tree
                    .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isGenerated(Path file) {
        return file.toString().matches(".*/(?:gql|__generated__|dist)/.*");
    }

    private static boolean isBinary(Path file) {
        return file.toString().matches(".*\\.(?:png|jpg|jar|zip|gz|ico|woff2?)");
    }

    private static boolean leadsSomewhere(Path page, MatchResult link) {
        Path folder = page.getParent() == null ? Path.of("") : page.getParent();
        Path target =
                link.group(1).isEmpty() ? page : folder.resolve(link.group(1)).normalize();
        return Files.exists(target)
                && (link.group(2) == null || headings(target).anyMatch(heading -> heading.equals(link.group(2))));
    }

    /** The anchors that GitHub makes of the headings of a page. */
    private static Stream<String> headings(Path page) {
        return Prose.read(page)
                .lines()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }
}
