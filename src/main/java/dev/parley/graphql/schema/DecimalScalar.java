package dev.parley.graphql.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.util.Locale;

/** The scalar of decimal numbers. They are strings in JSON, because most clients read JSON numbers as binary ones. */
public final class DecimalScalar {

    private static final String EXPECTED = "Expected a decimal number.";

    /** The scalar. It writes a double as the shortest decimal number that identifies it, which is how PostgreSQL shows it. */
    public static final GraphQLScalarType DECIMAL = StandardDirectives.specified(
                    GraphQLScalarType.newScalar(), "https://www.rfc-editor.org/rfc/rfc8259#section-6")
            .name("Decimal")
            .description(
                    "A decimal number without exponent, sent as a string such as \"1068.5\", so that no digit is lost. In input, a number is accepted, too.")
            .coercing(new DecimalCoercing())
            .build();

    private DecimalScalar() {}

    private static final class DecimalCoercing implements Coercing<BigDecimal, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            try {
                BigDecimal decimal = new BigDecimal(value.toString());
                return decimal.signum() == 0
                        ? "0"
                        : decimal.stripTrailingZeros().toPlainString();
            } catch (NumberFormatException notFinite) {
                throw new CoercingSerializeException(EXPECTED);
            }
        }

        @Override
        public BigDecimal parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return new BigDecimal(input.toString());
            } catch (NumberFormatException notDecimal) {
                throw new CoercingParseValueException(EXPECTED);
            }
        }

        @Override
        public BigDecimal parseLiteral(
                Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (literal instanceof IntValue whole) {
                return new BigDecimal(whole.getValue());
            } else if (literal instanceof FloatValue number) {
                return number.getValue();
            }
            try {
                return new BigDecimal(((StringValue) literal).getValue());
            } catch (ClassCastException | NumberFormatException notDecimal) {
                throw new CoercingParseLiteralException(EXPECTED);
            }
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.newStringValue(input.toString()).build();
        }
    }
}
