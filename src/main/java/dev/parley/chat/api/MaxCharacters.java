package dev.parley.chat.api;

import dev.parley.graphql.model.InputText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** At most so many code points, as the column behind a field counts; {@code @Size} counts units of UTF-16. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MaxCharacters.Check.class)
public @interface MaxCharacters {

    /** How many. */
    int value();

    String message() default "too long";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts. */
    class Check implements ConstraintValidator<MaxCharacters, String> {

        private int most;

        @Override
        public void initialize(MaxCharacters limit) {
            most = limit.value();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || InputText.length(text) <= most;
        }
    }
}
