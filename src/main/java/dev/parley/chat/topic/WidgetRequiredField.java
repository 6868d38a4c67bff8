package dev.parley.chat.topic;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Bits of the masks of required form fields. The masks are SuperOffice's. */
enum WidgetRequiredField {
    EMAIL(1, "email", CustomerDetails::email),
    NAME(2, "name", CustomerDetails::name),
    COMPANY(4, "companyName", CustomerDetails::companyName),
    PHONE(8, "phone", CustomerDetails::phone),
    COUNTRY(16, "country", CustomerDetails::country);

    private final int mask;
    private final String field;
    private final Function<CustomerDetails, Object> value;

    WidgetRequiredField(int mask, String field, Function<CustomerDetails, Object> value) {
        this.mask = mask;
        this.field = field;
        this.value = value;
    }

    static boolean areKnown(int fields) {
        int known = Stream.of(values()).mapToInt(field -> field.mask).sum();
        return (fields & ~known) == 0;
    }

    /** Returns the first required field that is not filled in. */
    static Optional<String> missing(int fields, CustomerDetails details) {
        return Stream.of(values())
                .filter(each -> (fields & each.mask) != 0 && each.value.apply(details) == null)
                .map(each -> each.field)
                .findFirst();
    }
}
