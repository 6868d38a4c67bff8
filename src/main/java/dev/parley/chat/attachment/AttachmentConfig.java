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

    /**
     * Where files are kept. All files are received in PostgreSQL. With "s3", those that were sent are moved to the bucket of
     * parley.attachments.s3.bucket. With "postgresql", those that are in this bucket are moved back.
     */
    @WithDefault("postgresql")
    Store store();

    /** The places for files. */
    enum Store {
        POSTGRESQL,
        S3
    }

    /** The bucket for files. */
    S3 s3();

    /** How files are kept in S3. */
    interface S3 {

        /** Name of the bucket. It must exist. Leave it set until all files are moved back. */
        Optional<String> bucket();

        /** URL of the server, such as https://s3.example.com. Without it, it is Amazon's server of the region. */
        Optional<String> endpoint();

        /**
         * Region of the bucket, such as eu-north-1. Without it, it is us-east-1 for an endpoint of your own, and otherwise the region of the
         * environment (AWS_REGION).
         */
        Optional<String> region();

        /** Whether URLs have the bucket in their path, and not in the name of the host. Most servers other than Amazon's need true. */
        @WithDefault("false")
        boolean pathStyle();

        /**
         * Beginning of the keys of new objects. Installations that share a bucket must have different ones. Objects that exist keep
         * theirs.
         */
        @WithDefault("attachments/")
        String prefix();

        /**
         * Access key. Without it, credentials come from where programs of AWS look for them: variables, the shared credentials file, web
         * identities, and the container or the machine.
         */
        Optional<String> accessKey();

        /** Secret of the access key. */
        Optional<String> secretKey();

        /** Encryption by the server: with keys of its own (aes), with a key of AWS KMS (kms), or as the bucket says (none). */
        @WithDefault("none")
        Encryption encryption();

        /** The ways in which a server encrypts. */
        enum Encryption {
            NONE,
            AES,
            KMS
        }

        /** Key of AWS KMS. Without it, it is the account's default key. */
        Optional<String> kmsKey();

        /** How long a request may take that reads half a megabyte, deletes or lists. Then a download is refused with UNAVAILABLE. */
        @WithDefault("10S")
        Duration timeout();

        /** How long it may take to store a file. Then it stays in PostgreSQL, and is tried again. */
        @WithDefault("5M")
        Duration storeTimeout();

        /** How often each instance looks for files to move and objects to delete, at least every second; "off" for never. */
        @WithDefault("10S")
        String moveEvery();

        /**
         * Age from which objects under the prefix are deleted that belong to no file. A restore of an older database leaves such objects.
         * Without it, they are kept. Do not set it if another database uses the same prefix of the bucket.
         */
        Optional<Duration> orphansAfter();
    }
}
