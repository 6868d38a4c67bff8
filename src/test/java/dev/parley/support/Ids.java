package dev.parley.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Global ids of rows that a test has made. */
public final class Ids {

    private Ids() {}

    public static String of(String type, long number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((type + ":" + number).getBytes(UTF_8));
    }
}
