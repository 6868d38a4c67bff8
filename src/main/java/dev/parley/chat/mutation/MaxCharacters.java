package dev.parley.chat.mutation;

import dev.parley.graphql.value.InputText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Limits a text to a number of code points, which is how the database counts a column's characters. {@code @Size} counts UTF-16 units instead. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MaxCharacters.Check.class)
public @interface MaxCharacters {

    /** The greatest number of code points. */
    int value();

    String message() default "too long";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the limit. */
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
