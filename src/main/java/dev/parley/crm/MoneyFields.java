package dev.parley.crm;

import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.schema.DecimalScalar;
import dev.parley.graphql.subscription.ViewType;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds amounts of money, which are a number and a currency, to the schema. They replace the numbers in responses, not in filters. */
@Singleton
class MoneyFields {

    private static final String MONEY = "Money";

    @Produces
    @Singleton
    ComputedField<Sale> amount() {
        return field("amount", "Amount of the sale.", sale -> sale.amount);
    }

    @Produces
    @Singleton
    ComputedField<Sale> earning() {
        return field("earning", "Profit of the sale.", sale -> sale.earning);
    }

    private static ComputedField<Sale> field(String name, String description, Function<Sale, @Nullable Double> number) {
        return ComputedField.of(
                        Sale.class,
                        name,
                        description,
                        typeRef(MONEY),
                        List.of(name, "currencyCode"),
                        sale -> sale.money(number.apply(sale)))
                .forStaff();
    }

    @Produces
    @Singleton
    ViewType<Money> money() {
        return new ViewType<>(
                MONEY,
                "An amount of money.",
                Money.class,
                List.of(
                        ViewType.value("amount", "The amount.", nonNull(DecimalScalar.DECIMAL), Money::amount),
                        ViewType.value(
                                "currencyCode",
                                "Currency as an ISO 4217 code, such as NOK. Null if it is not known.",
                                Scalars.GraphQLString,
                                Money::currencyCode)));
    }
}
