package dev.parley.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Global ids of rows. */
public final class Ids {

    private Ids() {}

    /** The global id of a row of a type. */
    public static String of(String type, long number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((type + ":" + number).getBytes(UTF_8));
    }
}
