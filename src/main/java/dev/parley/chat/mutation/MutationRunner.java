package dev.parley.chat.mutation;

import dev.parley.chat.lifecycle.Idempotency;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.value.Strings;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import dev.parley.security.Sha256;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jspecify.annotations.Nullable;

/** Runs a mutation: checks its input, does it once however often it is sent, and turns refusals into userErrors. */
@ApplicationScoped
public class MutationRunner {

    /** The code of each rule of inputs, for when it is broken. */
    static final Map<Class<? extends Annotation>, RefusalCode> RULES = Map.of(
            Size.class, RefusalCode.FIELD_REQUIRED,
            MaxCharacters.class, RefusalCode.FIELD_TOO_LONG,
            Email.class, RefusalCode.INVALID_EMAIL);

    private final CurrentActor currentActor;
    private final Idempotency idempotency;
    private final Validator validator;
    private final RefusalAudit audit;
    private final MutationCodes codes;
    private final MeterProvider<Counter> refusals;

    MutationRunner(
            CurrentActor currentActor,
            Idempotency idempotency,
            Validator validator,
            RefusalAudit audit,
            MutationCodes codes,
            MeterRegistry registry) {
        this.currentActor = currentActor;
        this.idempotency = idempotency;
        this.validator = validator;
        this.audit = audit;
        this.codes = codes;
        this.refusals = Counter.builder("parley.mutations.refused")
                .description("Errors of mutations by code, for instance accepts of a session that somebody else has.")
                .withRegistry(registry);
    }

    /** Runs a mutation that anybody may call. */
    public <P extends MutationPayload> P run(MutationInput input, P payload, Function<Actor, Outcome> action) {
        payload.clientMutationId = input.clientMutationId;
        requireWellFormed(input.given(), "input");
        input.trimTexts();
        payload.userErrors = validator.validate(input).stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .map(MutationRunner::error)
                .toList();
        if (payload.userErrors.isEmpty()) {
            try {
                payload.fill(afterRace(() -> once(input, action)));
            } catch (RefusalException refusal) {
                audit.refused(refusal);
                payload.userErrors = List.of(UserError.of(refusal));
            }
        }
        payload.userErrors.forEach(error -> {
            assert codes.of(input.mutation()).contains(error.code)
                    : input.mutation() + " does not declare " + error.code;
            refusals.withTags("mutation", input.mutation(), "code", error.code.name())
                    .increment();
        });
        return payload;
    }

    /** Runs a mutation that needs a token. */
    public <P extends MutationPayload> P runForAgent(
            MutationInput input, P payload, Function<Actor.Agent, Outcome> action) {
        return run(input, payload, actor -> {
            if (actor instanceof Actor.Agent agent) {
                return action.apply(agent);
            }
            if (actor instanceof Actor.Customer) {
                throw new RefusalException(RefusalCode.NOT_ALLOWED, (String) null);
            }
            throw new RequestException(RequestError.UNAUTHENTICATED, "Sign in as an agent.");
        });
    }

    /**
     * Runs an action, and once more if a unique constraint rejects its row. Another transaction has committed the same value after the action had looked for it.
     * The second run finds it, and gives the answer of an action that comes later.
     */
    private static Outcome afterRace(Supplier<Outcome> action) {
        try {
            return action.get();
        } catch (ConstraintViolationException rejected) {
            if (rejected.getKind() != ConstraintKind.UNIQUE) {
                throw rejected;
            }
            return action.get();
        }
    }

    private Outcome once(MutationInput input, Function<Actor, Outcome> action) {
        Actor actor = currentActor.get();
        String key = input.idempotencyKey;
        if (key == null) {
            return idempotency.unkeyed(() -> action.apply(actor));
        }
        var once = new Idempotency.Request(actor, key, input.getClass().getSimpleName(), hash(input.given()));
        try {
            return idempotency.once(once, () -> action.apply(actor));
        } catch (Idempotency.TakenException again) {
            return idempotency.earlier(once);
        }
    }

    private static UserError error(ConstraintViolation<?> violation) {
        Class<? extends Annotation> rule =
                violation.getConstraintDescriptor().getAnnotation().annotationType();
        RefusalCode code = RULES.getOrDefault(rule, RefusalCode.VALIDATION);
        return UserError.of(
                new RefusalException(code, violation.getPropertyPath().toString()));
    }

    /** Of all that was asked for; what only names the request does not count. */
    private static String hash(Map<String, Object> arguments) {
        Map<String, Object> asked = new TreeMap<>(arguments);
        asked.remove("clientMutationId");
        asked.remove("idempotencyKey");
        return Sha256.hex(canonical(asked));
    }

    private static String canonical(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        if (value instanceof Map<?, ?> map) {
            new TreeMap<>(map)
                    .forEach((key, each) -> text.append(canonical(key)).append(canonical(each)));
        } else if (value instanceof Collection<?> all) {
            all.forEach(each -> text.append(canonical(each)));
        } else {
            text.append(value);
        }
        // With its length, so that no two values look alike side by side.
        return text.length() + ":" + text;
    }

    /** @param path where the value is, for the error: a request may have thousands of texts */
    private static void requireWellFormed(@Nullable Object value, String path) {
        if (value instanceof String text) {
            Strings.wellFormed(text, path);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> requireWellFormed(each, path + "." + name));
        } else if (value instanceof Collection<?> all) {
            int place = 0;
            for (Object each : all) {
                requireWellFormed(each, path + "." + place++);
            }
        }
    }
}
