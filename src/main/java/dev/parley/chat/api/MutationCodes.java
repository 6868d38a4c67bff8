package dev.parley.chat.api;

import dev.parley.chat.refusal.RefusalCode;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Mutation;

/** The codes that each mutation may return in userErrors: {@link UserErrorCodes}, and those that follow from its input. */
final class MutationCodes {

    private static final Map<String, Set<RefusalCode>> CODES =
            mutations().collect(Collectors.toUnmodifiableMap(MutationCodes::name, MutationCodes::codes));

    private MutationCodes() {}

    /** The codes of a mutation, in the order of the enum; empty if there is no such mutation. */
    static Set<RefusalCode> of(String mutation) {
        return CODES.getOrDefault(mutation, Set.of());
    }

    /** Returns the methods of all mutations. */
    static Stream<Method> mutations() {
        return Stream.of(
                        CannedReplyMutations.class,
                        BlockMutations.class,
                        CustomerMutations.class,
                        EntryMutations.class,
                        ErasureMutations.class,
                        FaqCategoryMutations.class,
                        FaqMutations.class,
                        LinkMutations.class,
                        MessageMutations.class,
                        PresenceMutations.class,
                        PrivacyMutations.class,
                        SessionMutations.class,
                        SyncMutations.class,
                        TagMutations.class,
                        TopicMutations.class,
                        TranscriptMutations.class,
                        TransferMutations.class,
                        WebhookDeliveryMutations.class,
                        WebhookMutations.class)
                .flatMap(api -> Stream.of(api.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Mutation.class));
    }

    /** Returns the name of a mutation in the schema. */
    static String name(Method mutation) {
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
    static Set<RefusalCode> ofRules(Class<?> input) {
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
