package dev.parley.chat.topic;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Theme of the chat widget. The numbers are SuperOffice's. */
@Description("Theme of the chat widget.")
public enum WidgetTheme {
    @Description("0: classic theme.")
    CLASSIC(0),
    @Description("1: modern theme.")
    MODERN(1);

    @EnumeratedValue
    private final short number;

    WidgetTheme(int number) {
        this.number = (short) number;
    }
}
