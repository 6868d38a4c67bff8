package dev.parley.chat.transcript;

import dev.parley.chat.session.ChatMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of one transcript, page by page. One page of messages is in memory at a time. */
public final class TranscriptPages {

    private final TranscriptReader reader;
    private final TranscriptRequest request;
    private final TranscriptHeading heading;
    private final TranscriptRenderer renderer;
    private boolean begun;
    private boolean ended;
    private int last;
    private int count;

    TranscriptPages(TranscriptReader reader, TranscriptRequest request, TranscriptHeading heading) {
        this.reader = reader;
        this.request = request;
        this.heading = heading;
        this.renderer = request.format().renderer(request.style(heading));
    }

    /** Returns the next part of the text, or null at the end. */
    public @Nullable String next() {
        if (ended) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        if (!begun) {
            begun = true;
            text.append(renderer.begin(heading));
        }
        List<ChatMessage> page = reader.page(request, last);
        for (ChatMessage message : page) {
            text.append(count++ == 0 ? "" : renderer.between()).append(renderer.message(message));
            last = message.seq;
        }
        if (page.size() < TranscriptReader.PAGE) {
            ended = true;
            text.append(renderer.end());
        }
        return text.toString();
    }
}
