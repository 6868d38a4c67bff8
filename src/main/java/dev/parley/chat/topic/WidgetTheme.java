package dev.parley.chat.topic;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** The look of the chat widget. The numbers are SuperOffice's. */
@Description("The look of the chat widget.")
public enum WidgetTheme {
    @Description("0: the old look.")
    CLASSIC(0),
    @Description("1: the new look.")
    MODERN(1);

    @EnumeratedValue
    private final short number;

    WidgetTheme(int number) {
        this.number = (short) number;
    }
}
