package dev.parley.graphql.model;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * The HQL function one_of(array, value). HQL's own "in" creates a parameter for each value. Hibernate then translates
 * the statement again each time, and PostgreSQL sees another statement for each number of values. The array comes
 * first, because Hibernate assumes that the last argument of a function may be a list, and then does not cache the
 * statement's plan.
 */
public final class EqualsAny implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions functions) {
        functions
                .getFunctionRegistry()
                .registerPattern(
                        "one_of",
                        "(?2=any(?1))",
                        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN));
    }
}
