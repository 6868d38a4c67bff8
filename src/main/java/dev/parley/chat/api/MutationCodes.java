package dev.parley.chat.api;

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
final class MutationCodes {

    private static final Map<String, Set<RefusalCode>> CODES = List.of(
                    EntryMutations.class,
                    LinkMutations.class,
                    MessageMutations.class,
                    PresenceMutations.class,
                    SessionMutations.class,
                    TopicMutations.class,
                    TransferMutations.class)
            .stream()
            .flatMap(api -> Stream.of(api.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Mutation.class))
            .collect(Collectors.toUnmodifiableMap(MutationCodes::name, MutationCodes::codes));

    private MutationCodes() {}

    /** The codes of a mutation, in the order of the enum; empty if there is no such mutation. */
    static Set<RefusalCode> of(String mutation) {
        return CODES.getOrDefault(mutation, Set.of());
    }

    private static String name(Method mutation) {
        String name = mutation.getAnnotation(Mutation.class).value();
        return name.isEmpty() ? mutation.getName() : name;
    }

    private static Set<RefusalCode> codes(Method mutation) {
        Set<RefusalCode> codes = EnumSet.of(RefusalCode.INVALID_IDEMPOTENCY_KEY, RefusalCode.IDEMPOTENCY_KEY_REUSED);
        Collections.addAll(codes, mutation.getAnnotation(UserErrorCodes.class).value());
        Class<?> input = mutation.getParameterTypes()[0];
        List<Field> fields = Stream.<Class<?>>iterate(input, Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .toList();
        fields.stream()
                .flatMap(field -> Stream.of(field.getAnnotations()))
                .map(rule -> MutationRunner.RULES.get(rule.annotationType()))
                .filter(Objects::nonNull)
                .forEach(codes::add);
        if (SessionInput.class.isAssignableFrom(input)) {
            codes.add(RefusalCode.NOT_FOUND);
        }
        if (fields.stream().anyMatch(field -> field.getName().equals("expectedVersion"))) {
            codes.add(RefusalCode.VERSION_CONFLICT);
        }
        return Collections.unmodifiableSet(codes);
    }
}
