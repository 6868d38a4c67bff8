package dev.parley.chat.export;

import dev.parley.graphql.download.DownloadContent.Pieces;
import dev.parley.graphql.download.DownloadRequest.Queries;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of an export, page by page. */
final class ExportPages implements Pieces {

    private static final int PAGE = 100;

    private static final String QUERY = """
            query Export($where: ChatSessionFilter, $first: Int!, $after: String) {
              chatSessions(where: $where, first: $first, after: $after) {
                edges { cursor node { %s } }
                pageInfo { hasNextPage }
              }
            }""".formatted(ExportColumn.SELECTION);

    private final Queries queries;
    private final ExportFormat format;
    private final Object where;
    private @Nullable String after;
    private long left;
    private boolean begun;
    private boolean ended;

    /**
     * Creates the lines.
     *
     * @param where the client's filter, which GraphQL checks
     * @param after cursor, or null to start with the first session
     * @param first maximum number of sessions
     */
    ExportPages(Queries queries, ExportFormat format, Object where, @Nullable String after, long first) {
        this.queries = queries;
        this.format = format;
        this.where = where;
        this.after = after;
        this.left = first;
    }

    @Override
    public byte @Nullable [] next() {
        if (ended) {
            return null;
        }
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        if (!begun) {
            begun = true;
            piece.writeBytes(format.heading());
        }
        Map<?, ?> page = page();
        for (Object edge : (List<?>) Objects.requireNonNull(page.get("edges"))) {
            Map<String, Object> line = edge(edge);
            piece.writeBytes(format.line(line));
            after = (String) line.get("cursor");
            left--;
        }
        Map<?, ?> info = (Map<?, ?>) Objects.requireNonNull(page.get("pageInfo"));
        ended = left <= 0 || !Boolean.TRUE.equals(info.get("hasNextPage"));
        return piece.toByteArray();
    }

    private Map<?, ?> page() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("where", where);
        variables.put("first", (int) Math.min(PAGE, left));
        if (after != null) {
            variables.put("after", after);
        }
        return (Map<?, ?>) Objects.requireNonNull(queries.data(QUERY, variables).get("chatSessions"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> edge(Object edge) {
        return (Map<String, Object>) edge;
    }
}
