package dev.parley.graphql.read;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * The HQL function one_of(array, value). HQL's own "in" makes a parameter of each value: Hibernate then translates the statement anew
 * each time, and PostgreSQL has another statement for each number of values. The array comes first, since Hibernate takes the last
 * argument of a function for something that may be a list, and keeps no plan of the statement then.
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
