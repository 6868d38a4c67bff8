package dev.parley.chat.privacy;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.subscription.ViewType;
import graphql.Scalars;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;

/** Adds the fields of receipts that are computed from their rows. */
@Singleton
class PrivacyFields {

    /** Number of erased rows of a table. */
    record ErasureCount(String table, int rows) {}

    @Produces
    @Singleton
    ComputedField<ErasureReceipt> counts() {
        return ComputedField.of(
                        ErasureReceipt.class,
                        "counts",
                        "Number of erased rows by table, without tables that had none.",
                        nonNull(list(nonNull(typeRef("ErasureCount")))),
                        List.of("countsJson"),
                        receipt -> counts(receipt.countsJson))
                .forStaff();
    }

    private static List<ErasureCount> counts(String text) {
        JsonObject json = JsonProviderHolder.jsonProvider()
                .createReader(new StringReader(text))
                .readObject();
        return json.entrySet().stream()
                .map(count -> new ErasureCount(count.getKey(), ((JsonNumber) count.getValue()).intValueExact()))
                .sorted(Comparator.comparing(ErasureCount::table))
                .toList();
    }

    @Produces
    @Singleton
    ViewType<ErasureCount> count() {
        return new ViewType<>(
                "ErasureCount",
                "How many rows of a table were erased.",
                ErasureCount.class,
                List.of(
                        ViewType.value(
                                "table", "Name of the table.", nonNull(Scalars.GraphQLString), ErasureCount::table),
                        ViewType.value("rows", "Number of rows.", nonNull(Scalars.GraphQLInt), ErasureCount::rows)));
    }
}
