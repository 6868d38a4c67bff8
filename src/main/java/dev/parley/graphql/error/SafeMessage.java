package dev.parley.graphql.error;

import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.UnknownOperationException;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes input values from the messages of graphql-java's errors. A value may be a customer's text, or a secret in
 * the wrong field, and clients write errors to their logs.
 */
final class SafeMessage {

    private static final Set<ValidationErrorType> QUOTING = Set.of(
            ValidationErrorType.WrongType,
            ValidationErrorType.BadValueForDefaultArg,
            ValidationErrorType.NullValueForNonNullArgument);

    /** The value is followed by the problem, and sometimes by a message of the type, which may quote the value again. */
    private static final Pattern ARGUMENT = Pattern.compile(
            "argument '([^']*)' with value '.*' (must not be null|must be an object type|is not a valid '\\w+'"
                    + "|is missing required fields '[^']*'|contains a field not in '\\w+': '\\w+')(?: - .*)?$",
            Pattern.DOTALL);

    /** graphql-java writes Map for an input type whose name it omits. */
    private static final Pattern VARIABLE =
            Pattern.compile("^Variable '(\\w+)' has an invalid value: (?:[^']*(?:enum|type) '(?!Map')(\\w+)')?");

    private SafeMessage() {}

    /** Returns the message for an error in the document or its variables. */
    static String of(GraphQLError error) {
        if (error instanceof InvalidSyntaxError) {
            return "The document is not valid GraphQL syntax.";
        }
        if (error instanceof ValidationError invalid && QUOTING.contains(invalid.getValidationErrorType())) {
            return ofArgument(invalid.getMessage());
        }
        if (error instanceof CoercingParseValueException) {
            return ofVariable(error.getMessage());
        }
        if (error instanceof InputMapDefinesTooManyFieldsException) {
            return "The variables contain a field that does not exist in its input type.";
        }
        if (error instanceof UnknownOperationException) {
            return "The document has no operation of this name, or has several and operationName is missing.";
        }
        return error.getMessage();
    }

    private static String ofArgument(String message) {
        Matcher argument = ARGUMENT.matcher(message);
        return argument.find()
                ? "Argument '" + argument.group(1) + "' " + argument.group(2) + "."
                : "A value does not fit its type.";
    }

    private static String ofVariable(String message) {
        Matcher variable = VARIABLE.matcher(message);
        if (!variable.find()) {
            return "A variable's value does not fit its type.";
        }
        String expected = variable.group(2) == null ? "its type" : "'" + variable.group(2) + "'";
        return "The value of variable '" + variable.group(1) + "' does not fit " + expected + ".";
    }
}
