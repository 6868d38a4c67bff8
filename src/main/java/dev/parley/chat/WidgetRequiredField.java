package dev.parley.chat;

import java.util.function.Function;
import java.util.stream.Stream;

/** Bits of the masks that say what a form must have, with SuperOffice's numbers. */
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

    /**
     * Holds a form to a mask.
     *
     * @throws Refusal FIELD_REQUIRED for the first field that is missing
     */
    static void require(int fields, CustomerDetails details) {
        for (WidgetRequiredField each : values()) {
            Object value = (fields & each.mask) == 0 ? each : each.value.apply(details);
            if (value == null || value instanceof String text && text.isBlank()) {
                throw new Refusal(RefusalCode.FIELD_REQUIRED, each.field);
            }
        }
    }
}
