package dev.parley.superoffice.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small tables that other rows refer to by number: time zones and currencies. They are kept in memory. */
public final class Lookups {

    private static final Pattern CURRENCY_CODE = Pattern.compile("[A-Z]{3}");

    private final TimeZoneNames names = new TimeZoneNames();
    private final Map<String, List<String>> zones = new HashMap<>();
    private final Map<String, List<String>> currencies = new HashMap<>();

    /** Returns whether a table is one of these. */
    public static boolean isLookup(SourceTable table) {
        return table.name().equals("tzlocation") || table.name().equals("currency");
    }

    /** Adds a row. */
    void add(SourceTable table, @Nullable String[] values) {
        String number = values[0];
        if (number != null) {
            List<String> texts = Stream.of(values)
                    .skip(1)
                    .filter(text -> text != null)
                    .map(String::strip)
                    .toList();
            (table.name().equals("currency") ? currencies : zones).put(number.strip(), texts);
        }
    }

    /** Returns the IANA name of a time zone, by the number of its row or by its name. */
    Optional<String> timeZone(String given) {
        return zones.getOrDefault(given.strip(), List.of(given)).stream()
                .flatMap(name -> names.iana(name).stream())
                .findFirst();
    }

    /** Returns the ISO code of a currency, by the number of its row or by the code. */
    Optional<String> currency(String given) {
        return currencies.getOrDefault(given.strip(), List.of(given.strip())).stream()
                .filter(code -> CURRENCY_CODE.matcher(code).matches())
                .findFirst();
    }
}
