package dev.parley.chat.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** The scan of each file for viruses. */
    Scan scan();

    /** How files are scanned by ClamAV. */
    public interface Scan {

        /**
         * Address of ClamAV's daemon: a host with a port, such as 127.0.0.1:3310, or the path of its socket, such as /run/clamav/clamd.ctl.
         * Without it, files are not scanned. With it, a file that can't be scanned is refused with UNAVAILABLE, and an infected one with
         * INFECTED_FILE. StreamMaxLength, MaxFileSize and MaxScanSize of the daemon must not be below parley.attachments.max-size.
         */
        Optional<String> clamd();

        /** How long the scan of a file may take. Then the file is refused with UNAVAILABLE. */
        @WithDefault("1M")
        Duration timeout();

        /** How long an infected file is kept in quarantine. Then it is removed, as it is with its session. */
        @WithDefault("7D")
        Duration quarantine();
    }
}
