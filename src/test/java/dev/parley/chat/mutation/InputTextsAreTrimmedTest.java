package dev.parley.chat.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Id;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of a mutation's input is trimmed on entry, including the inputs of mutations to be added. */
class InputTextsAreTrimmedTest {

    private static final Set<String> NOT_TYPED = Set.of("clientMutationId", "idempotencyKey");

    static Stream<Class<?>> inputs() {
        return new ClassFileImporter()
                .importPackages("dev.parley.chat").stream()
                        .filter(type -> type.isAssignableTo(MutationInput.class)
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void input_withTexts_isTrimmed(Class<?> type) throws ReflectiveOperationException {
        MutationInput input = (MutationInput) type.getDeclaredConstructor().newInstance();
        List<Field> texts = Stream.of(type.getFields())
                .filter(field -> field.getType() == String.class && !field.isAnnotationPresent(Id.class))
                .filter(field -> !NOT_TYPED.contains(field.getName()))
                .toList();

        for (Field text : texts) {
            text.set(input, "\u200B Kari \u00A0");
        }
        input.trimTexts();
        for (Field text : texts) {
            assertThat(text.get(input)).as(text.getName()).isEqualTo("Kari");
            text.set(input, "\uFEFF");
        }
        input.trimTexts();
        for (Field text : texts) {
            assertThat(text.get(input)).as(text.getName()).isIn(null, "");
        }
    }
}
