package dev.parley.chat.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of attachments. A topic allows them (ChatTopic.attachments). */
@ConfigMapping(prefix = "parley.attachments")
public interface AttachmentConfig {

    /** Size of a file, less than 2 GB. Larger ones are refused with FILE_TOO_LARGE. */
    @WithDefault("20M")
    MemorySize maxSize();

    /** Size of all files of a session together. Above it, createUpload is refused with ATTACHMENT_LIMIT_REACHED. */
    @WithDefault("200M")
    MemorySize maxSessionSize();

    /**
     * Number of files of a session, also of those that were refused or not sent yet. Above it, createUpload is refused with
     * ATTACHMENT_LIMIT_REACHED.
     */
    @WithDefault("100")
    int maxPerSession();

    /** Number of files of a message. Above it, sendChatMessage is refused with ATTACHMENT_LIMIT_REACHED. */
    @WithDefault("10")
    int maxPerMessage();

    /**
     * The types of files that may be uploaded, separated by commas: media types, and the groups images (PNG, JPEG, GIF, WebP), pdf, text
     * (plain text, CSV) and office (Microsoft Office without macros, OpenDocument). The type of a file is found by its content. Files of
     * other types are refused with ILLEGAL_FILE_TYPE.
     */
    @WithDefault("images,pdf,text,office")
    List<String> mediaTypes();

    /** How long the URL of an upload is valid. The upload must begin within this time. */
    @WithDefault("10M")
    Duration uploadWithin();

    /** How long an uploaded file may wait to be sent. Then it is removed. */
    @WithDefault("1H")
    Duration sendWithin();

    /** How long the URL of an attachment is valid, in steps of a minute. A download that has begun may take longer. */
    @WithDefault("10M")
    Duration urlValid();
}
