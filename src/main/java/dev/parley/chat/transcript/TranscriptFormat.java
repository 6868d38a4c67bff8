package dev.parley.chat.transcript;

import graphql.schema.GraphQLEnumType;

/** Format of a transcript. */
public enum TranscriptFormat {
    TEXT(
            "text/plain; charset=utf-8",
            "txt",
            "Plain text: for each message a line with time and author, followed by its indented lines."),
    HTML("text/html; charset=utf-8", "html", "An HTML document without scripts, styles and links."),
    MARKDOWN(
            "text/markdown; charset=utf-8",
            "md",
            "CommonMark: for each message a line with author and time, followed by its text as a quotation."),
    JSON("application/json", "json", "A JSON object with the messages. Texts are unchanged.");

    private final String mediaType;
    private final String extension;
    private final String description;

    TranscriptFormat(String mediaType, String extension, String description) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.description = description;
    }

    /** Returns the type of the formats in the schema. */
    static GraphQLEnumType type() {
        GraphQLEnumType.Builder type =
                GraphQLEnumType.newEnum().name("TranscriptFormat").description("Format of a transcript.");
        for (TranscriptFormat format : values()) {
            type.value(format.name(), format.name(), format.description);
        }
        return type.build();
    }

    /** Returns the value of the Content-Type header. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the extension of file names, without a dot. */
    public String extension() {
        return extension;
    }

    /** Returns a new renderer of one transcript. */
    TranscriptRenderer renderer(TranscriptStyle style) {
        return switch (this) {
            case TEXT -> new TextRenderer(style);
            case HTML -> new HtmlRenderer(style);
            case MARKDOWN -> new MarkdownRenderer(style);
            case JSON -> new JsonRenderer(style);
        };
    }
}
