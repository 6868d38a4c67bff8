package dev.parley.chat.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatSessionEvent;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.crm.Person;
import dev.parley.crm.Ticket;
import dev.parley.security.PersonalData;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each text of the customers' records is marked as personal data, or is known not to be. */
class PersonalDataMarksTest {

    private static final List<Class<?>> CUSTOMERS_RECORDS = List.of(
            ChatSession.class,
            ChatMessage.class,
            ChatSessionEvent.class,
            ChatTransfer.class,
            Person.class,
            Ticket.class);

    /** Hashes, languages, names and texts of staff, forms of address, and the log, which has no typed texts. */
    private static final Set<String> OTHER_TEXTS = Set.of(
            "ChatSession.sessionKeyHash",
            "ChatSession.language",
            "ChatMessage.language",
            "ChatSessionEvent.actorName",
            "ChatSessionEvent.payload",
            "ChatTransfer.reason",
            "ChatTransfer.rejectReason",
            "Person.salutation",
            "Person.title",
            "Person.department");

    @Test
    void texts_areMarked_exceptForKnownOnes() {
        Set<String> unmarked = CUSTOMERS_RECORDS.stream()
                .flatMap(entity -> attributes(entity)
                        .filter(field -> field.getType() == String.class)
                        .filter(field -> !field.isAnnotationPresent(PersonalData.class))
                        .map(field -> entity.getSimpleName() + "." + field.getName()))
                .collect(Collectors.toSet());

        assertThat(unmarked).isEqualTo(OTHER_TEXTS);
    }

    private static Stream<Field> attributes(Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.concat(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(field -> !Modifier.isStatic(field.getModifiers())),
                        attributes(type.getSuperclass()));
    }
}
