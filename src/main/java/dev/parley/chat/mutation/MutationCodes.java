package dev.parley.chat.mutation;

import dev.parley.chat.refusal.RefusalCode;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Mutation;

/** The codes that each mutation may return in userErrors: {@link UserErrorCodes}, and those that follow from its input. */
public final class MutationCodes {

    private final List<Method> mutations;
    private final Map<String, Set<RefusalCode>> codes;

    /** @param apis the classes that have the mutations */
    public MutationCodes(List<Class<?>> apis) {
        mutations = apis.stream()
                .flatMap(api -> Stream.of(api.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Mutation.class))
                .toList();
        codes = mutations.stream().collect(Collectors.toUnmodifiableMap(MutationCodes::name, MutationCodes::codes));
    }

    /** The codes of a mutation, in the order of the enum; empty if there is no such mutation. */
    public Set<RefusalCode> of(String mutation) {
        return codes.getOrDefault(mutation, Set.of());
    }

    /** Returns the methods of all mutations. */
    public List<Method> mutations() {
        return mutations;
    }

    /** Returns the name of a mutation in the schema. */
    public static String name(Method mutation) {
        String name = mutation.getAnnotation(Mutation.class).value();
        return name.isEmpty() ? mutation.getName() : name;
    }

    private static Set<RefusalCode> codes(Method mutation) {
        Set<RefusalCode> codes = EnumSet.of(RefusalCode.INVALID_IDEMPOTENCY_KEY, RefusalCode.IDEMPOTENCY_KEY_REUSED);
        Collections.addAll(codes, mutation.getAnnotation(UserErrorCodes.class).value());
        Class<?> input = mutation.getParameterTypes()[0];
        codes.addAll(ofRules(input));
        if (SessionInput.class.isAssignableFrom(input)) {
            codes.add(RefusalCode.NOT_FOUND);
            codes.add(RefusalCode.SESSION_ERASED);
        }
        if (fields(input).anyMatch(field -> field.getName().equals("expectedVersion"))) {
            codes.add(RefusalCode.VERSION_CONFLICT);
        }
        return Collections.unmodifiableSet(codes);
    }

    /** Returns the codes of the rules with which the fields of an input are annotated. */
    public static Set<RefusalCode> ofRules(Class<?> input) {
        return fields(input)
                .flatMap(field -> Stream.of(field.getAnnotations()))
                .map(rule -> MutationRunner.RULES.get(rule.annotationType()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Stream<Field> fields(Class<?> input) {
        return Stream.<Class<?>>iterate(input, Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()));
    }
}
