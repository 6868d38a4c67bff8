package dev.parley.chat.attachment;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A request to S3 failed. The message can be logged: it has the code of S3, or the classes of the failure, whose messages may have credentials. */
final class BucketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Maximum number of causes that are named. */
    private static final int MOST_CAUSES = 5;

    BucketException(String message) {
        super(message);
    }

    /** Returns the failure without the messages of the client. */
    static BucketException of(RuntimeException failed) {
        if (failed instanceof S3Exception refused) {
            String code = refused.awsErrorDetails() == null
                    ? "no code"
                    : String.valueOf(refused.awsErrorDetails().errorCode());
            return new BucketException("status " + refused.statusCode() + ", " + code.replaceAll("[^A-Za-z ]", "?"));
        }
        List<String> names = new ArrayList<>();
        for (Throwable cause = failed; cause != null && names.size() < MOST_CAUSES; cause = cause.getCause()) {
            names.add(cause.getClass().getSimpleName());
        }
        return new BucketException(String.join(" by ", names));
    }
}
