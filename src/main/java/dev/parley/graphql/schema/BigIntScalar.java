package dev.parley.graphql.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.util.Locale;

/** The scalar of numbers that may exceed 32 bits, in place of SmallRye's BigInteger. */
final class BigIntScalar {

    private static final String EXPECTED = "Expected an integer.";

    static final GraphQLScalarType BIG_INT = StandardDirectives.specified(
                    GraphQLScalarType.newScalar(), "https://the-guild.dev/graphql/scalars/docs/scalars/big-int")
            .name("BigInt")
            .description("A 64-bit integer, sent as a JSON number. In input, a string of digits is accepted, too.")
            .coercing(new IntegerCoercing())
            .build();

    private BigIntScalar() {}

    private static final class IntegerCoercing implements Coercing<BigInteger, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public BigInteger parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return new BigInteger(input.toString());
            } catch (NumberFormatException notAnInteger) {
                throw new CoercingParseValueException(EXPECTED);
            }
        }

        @Override
        public BigInteger parseLiteral(
                Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (literal instanceof IntValue number) {
                return number.getValue();
            }
            try {
                return new BigInteger(((StringValue) literal).getValue());
            } catch (ClassCastException | NumberFormatException notAnInteger) {
                throw new CoercingParseLiteralException(EXPECTED);
            }
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return IntValue.newIntValue(new BigInteger(input.toString())).build();
        }
    }
}
