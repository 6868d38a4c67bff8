package dev.parley.chat.topic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields of the widget's forms that a topic may require. In the database they are bits of masks, which are SuperOffice's. */
enum ChatFormField {
    EMAIL(1, "E-mail address.", "email", CustomerDetails::email),
    NAME(2, "Name.", "name", CustomerDetails::name),
    COMPANY(4, "Company.", "companyName", CustomerDetails::companyName),
    PHONE(8, "Phone number.", "phone", CustomerDetails::phone),
    COUNTRY(16, "Country.", "country", CustomerDetails::country);

    private final int mask;
    private final String description;
    private final String input;
    private final Function<CustomerDetails, @Nullable Object> value;

    ChatFormField(int mask, String description, String input, Function<CustomerDetails, @Nullable Object> value) {
        this.mask = mask;
        this.description = description;
        this.input = input;
        this.value = value;
    }

    /** Returns the description in the schema. */
    String description() {
        return description;
    }

    /** Returns the names of the fields of a mask. */
    static List<String> namesIn(int mask) {
        return Stream.of(values())
                .filter(field -> (mask & field.mask) != 0)
                .map(Enum::name)
                .toList();
    }

    /** Returns a mask with the given fields. Bits that are no fields stay as they are. */
    static int replacedIn(int mask, Collection<?> names) {
        int result = mask;
        for (ChatFormField field : values()) {
            result = names.contains(field.name()) ? result | field.mask : result & ~field.mask;
        }
        return result;
    }

    /** Returns the input of the first required field that is not filled in. */
    static Optional<String> missing(int fields, CustomerDetails details) {
        return Stream.of(values())
                .filter(each -> (fields & each.mask) != 0 && each.value.apply(details) == null)
                .map(each -> each.input)
                .findFirst();
    }
}
