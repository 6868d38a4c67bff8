package dev.parley.graphql;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * The HQL function whole_seconds(to, from): seconds between two instants, rounded down, or null where one is missing. The instants are
 * not subtracted themselves, since PostgreSQL before 17 fails for infinite ones.
 */
public final class WholeSeconds implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions functions) {
        functions
                .getFunctionRegistry()
                .registerPattern(
                        "whole_seconds",
                        "floor(extract(epoch from ?1)-extract(epoch from ?2))",
                        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.INTEGER));
    }
}
