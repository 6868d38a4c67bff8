package dev.parley.crm;

import dev.parley.graphql.value.InputText;
import java.net.IDN;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Spellings under which one e-mail address may be stored. The CRM keeps addresses as they were typed: in any case, and with the domain
 * in Unicode or in punycode. The results have the form that the database's function parley_email returns, so that an index finds them.
 */
final class EmailSpellings {

    /**
     * Characters that are valid in domains by IDNA 2008. Java implements IDNA 2003 only and would replace them, but straße.example is not
     * strasse.example. Domains with these characters match only as they are spelled.
     */
    private static final Pattern DEVIATIONS = Pattern.compile("[ßς\\u200C\\u200D]");

    private EmailSpellings() {}

    /** All spellings of an address as typed by a user; empty for a blank one. Their order is undefined. */
    static Set<String> of(@Nullable String typed) {
        String normal = InputText.email(typed);
        if (normal == null) {
            return Set.of();
        }
        String address = normal.toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@') + 1;
        String mailbox = address.substring(0, at);
        return domains(address.substring(at))
                .map(mailbox::concat)
                .flatMap(spelling -> Stream.of(spelling, withUpperCaseBeyondAscii(spelling)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> domains(String domain) {
        if (DEVIATIONS.matcher(domain).find()) {
            return Stream.of(domain);
        }
        try {
            String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return Stream.of(domain, ascii, IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException noDomain) {
            return Stream.of(domain);
        }
    }

    /**
     * The result of SQL's lower() for an address in capitals, if the database's locale is C. Then lower() changes ASCII characters only.
     */
    private static String withUpperCaseBeyondAscii(String address) {
        return address.codePoints()
                .map(character -> character < 0x80 ? character : Character.toUpperCase(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
