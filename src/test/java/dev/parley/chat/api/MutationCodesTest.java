package dev.parley.chat.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.parley.chat.mutation.MutationCodes;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.session.ChatAction;
import dev.parley.graphql.error.RequestError;
import jakarta.validation.ConstraintViolation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Codes that are declared, but that nothing returns. The code that a mutation can execute is found by its calls. {@link MutationRunner} asserts the
 * reverse in every test: a code that a mutation returns is declared.
 */
class MutationCodesTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.parley");

    private static final String TOPIC_SETTINGS = "dev.parley.chat.topic.TopicSettings";

    /** Classes whose methods a mutation calls by functions that the class has registered. */
    private static final Map<String, List<String>> INDIRECT =
            Map.of("createChatTopic", List.of(TOPIC_SETTINGS), "updateChatTopic", List.of(TOPIC_SETTINGS));

    /** Turns broken rules of an input into codes: see {@link MutationCodes#ofRules}. */
    private static final String ANSWER_OF_RULES =
            MutationRunner.class.getName() + ".error(" + ConstraintViolation.class.getName() + ")";

    private static final MutationCodes CODES = new MutationCodes(SchemaContribution.MUTATIONS);

    static List<Method> mutations() {
        return CODES.mutations();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void declaredCodes_canBeReturnedByTheMutation(Method mutation) {
        Set<RefusalCode> declared = EnumSet.copyOf(CODES.of(MutationCodes.name(mutation)));
        declared.removeAll(MutationCodes.ofRules(mutation.getParameterTypes()[0]));

        assertThat(declared).isSubsetOf(new Reached(mutation).codes);
    }

    @Test
    void eachCodeOfUserErrors_isDeclaredByAMutation() {
        Set<RefusalCode> declared = mutations().stream()
                .flatMap(mutation -> CODES.of(MutationCodes.name(mutation)).stream())
                .collect(Collectors.toSet());

        assertThat(RefusalCode.values()).allSatisfy(code -> assertThat(declared).contains(code));
    }

    @Test
    void eachCodeOfRequests_isUsed() {
        JavaClass codes = CLASSES.get(RequestError.class);
        Set<String> used = codes.getAccessesToSelf().stream()
                .filter(access -> access instanceof JavaFieldAccess
                        && !access.getOriginOwner().equals(codes))
                // The compiler makes such a class for each switch.
                .filter(access -> !access.getOriginOwner().getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(access -> access.getName())
                .collect(Collectors.toSet());

        assertThat(RequestError.values()).extracting(RequestError::name).isSubsetOf(used);
    }

    /** The codes in all methods that a mutation can call. */
    private static final class Reached {

        /** Sets the actions and the fields that follow them. The rules are lambdas in it. */
        private static final JavaCodeUnit INITIALIZER =
                CLASSES.get(ChatAction.class).getStaticInitializer().orElseThrow();

        /** The line of each field that it sets, by the name of the field. */
        private static final Map<String, Integer> LINES = INITIALIZER.getFieldAccesses().stream()
                .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
                .collect(Collectors.toMap(JavaFieldAccess::getName, JavaFieldAccess::getLineNumber));

        private final Set<RefusalCode> codes = EnumSet.noneOf(RefusalCode.class);
        private final Set<ChatAction> rules = EnumSet.noneOf(ChatAction.class);
        private final Set<JavaCodeUnit> seen = new HashSet<>();
        private final Deque<JavaCodeUnit> open = new ArrayDeque<>();

        Reached(Method mutation) {
            String name = MutationCodes.name(mutation);
            add(CLASSES.get(mutation.getDeclaringClass()).getMethod(mutation.getName(), mutation.getParameterTypes()));
            Stream.of(ChatAction.values())
                    .filter(action -> action.mutation().equals(name))
                    .forEach(this::addRule);
            INDIRECT.getOrDefault(name, List.of())
                    .forEach(type -> CLASSES.get(type).getMethods().forEach(this::add));
            while (!open.isEmpty()) {
                read(open.remove(), line -> true);
            }
        }

        private void add(JavaCodeUnit unit) {
            if (seen.add(unit)) {
                open.add(unit);
            }
        }

        /** Reads the part of the initializer of all actions that has the rule of one. */
        private void addRule(ChatAction action) {
            if (rules.add(action)) {
                read(INITIALIZER, line -> line >= LINES.get(action.name()) && line < end(action));
            }
        }

        private static int end(ChatAction action) {
            return LINES.values().stream()
                    .filter(line -> line > LINES.get(action.name()))
                    .min(Integer::compare)
                    .orElseThrow();
        }

        private void read(JavaCodeUnit unit, IntPredicate lines) {
            unit.getFieldAccesses().stream()
                    .filter(access -> lines.test(access.getLineNumber()))
                    .flatMap(access -> access.getTarget().resolveMember().stream())
                    .forEach(field -> readConstant(unit, field));
            Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                    .filter(call -> lines.test(call.getLineNumber()))
                    .flatMap(call -> call.getTarget().resolveMember().stream())
                    .filter(called -> !called.getFullName().equals(ANSWER_OF_RULES))
                    .forEach(this::addWithOverriding);
        }

        /** Code that all actions share names other actions too, but only rules use rules of other actions. */
        private void readConstant(JavaCodeUnit reader, JavaField constant) {
            if (!constant.getModifiers().contains(JavaModifier.ENUM)) {
                return;
            }
            if (constant.getOwner().isEquivalentTo(RefusalCode.class)) {
                codes.add(RefusalCode.valueOf(constant.getName()));
            } else if (constant.getOwner().isEquivalentTo(ChatAction.class)
                    && reader.getOwner().isAssignableTo(ChatAction.class)) {
                addRule(ChatAction.valueOf(constant.getName()));
            }
        }

        /** The rule of an action is not called by its name: each mutation has its own actions. */
        private void addWithOverriding(JavaCodeUnit called) {
            add(called);
            if (called instanceof JavaMethod method && !method.getOwner().isEquivalentTo(ChatAction.class)) {
                String[] parameters = method.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .toArray(String[]::new);
                method.getOwner()
                        .getAllSubclasses()
                        .forEach(type ->
                                type.tryGetMethod(method.getName(), parameters).ifPresent(this::add));
            }
        }
    }
}
