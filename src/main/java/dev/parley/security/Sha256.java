package dev.parley.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 hashes of texts in UTF-8. */
public final class Sha256 {

    private Sha256() {}

    /** The hash in hexadecimal. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    static byte[] bytes(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
