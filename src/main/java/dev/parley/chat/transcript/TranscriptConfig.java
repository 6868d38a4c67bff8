package dev.parley.chat.transcript;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of transcripts. */
@ConfigMapping(prefix = "parley.transcript")
public interface TranscriptConfig {

    /**
     * Number of characters in the field transcript, and in an e-mail with a transcript. A longer one is refused with TOO_COSTLY, because a GraphQL response is built in memory;
     * GET /transcripts/{chatSessionId} streams it. Each selection of the field may take this much memory, or twice as much.
     */
    @WithDefault("4000000")
    int maxFieldLength();
}
