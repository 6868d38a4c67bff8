package dev.parley.chat.visit;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.InputText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of pages. Browsers write characters into them that {@link java.net.URI} refuses. */
public final class PageAddress {

    /** Scheme, credentials, host, path, query and fragment. */
    private static final Pattern PARTS = Pattern.compile(
            "(https?)://(?:[^/?#\\\\]*@)?([^/?#\\\\@]+)((?:/[^?#]*)?)(\\?[^#]*)?(?:#.*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACE = Pattern.compile("\\p{IsWhite_Space}");

    private PageAddress() {}

    /**
     * Returns an address without credentials and fragment, which may be secrets.
     *
     * @param field the input field that has the address
     * @throws RefusalException VALIDATION if it is no address with http or https, or has spaces or controls
     */
    public static @Nullable String checked(@Nullable String address, String field) {
        if (address == null) {
            return null;
        }
        Matcher parts = PARTS.matcher(address);
        if (SPACE.matcher(address).find() || InputText.isUnsafe(address) || !parts.matches()) {
            throw new RefusalException(RefusalCode.VALIDATION, field);
        }
        String query = parts.group(4);
        return parts.group(1).toLowerCase(Locale.ROOT) + "://" + parts.group(2) + parts.group(3)
                + (query == null ? "" : query);
    }

    /** Returns an address without its query. */
    public static @Nullable String withoutQuery(@Nullable String address) {
        int query = address == null ? -1 : address.indexOf('?');
        return address == null || query < 0 ? address : address.substring(0, query);
    }
}
