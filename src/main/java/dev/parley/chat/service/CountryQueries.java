package dev.parley.chat.service;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The query countries. */
@GraphQLApi
public class CountryQueries {

    private static final String COUNTRIES = "select country_id, abbrev2, name, english_name, deleted from country";

    /** Returns the imported countries. */
    @Query
    @NonNull @Description(
            "The countries of the installation, by name, as they were imported from SuperOffice. Empty if none were: Parley's pages then take the numbers for those of ISO 3166.")
    public List<@NonNull Country> countries(
            @io.smallrye.graphql.api.Nullable @Name("language")
                    @Description(
                            "The reader's language, as a BCP 47 tag. Defaults to the names in the language of the installation.")
                    @Nullable String language) {
        CountryNames names = CountryNames.in(language);
        return Panache.getSession()
                .createNativeQuery(COUNTRIES, Object[].class)
                .addScalar("country_id", Integer.class)
                .addScalar("abbrev2", String.class)
                .addScalar("name", String.class)
                .addScalar("english_name", String.class)
                .addScalar("deleted", Boolean.class)
                .list()
                .stream()
                .map(row -> country(row, names))
                .sorted(Comparator.<Country, String>comparing(country -> country.name, names.order())
                        .thenComparingInt(country -> country.countryId))
                .toList();
    }

    private static Country country(Object[] row, CountryNames names) {
        @Nullable String code = (String) row[1];
        return new Country((Integer) row[0], code, names.of(code, (String) row[2], (String) row[3]), (Boolean) row[4]);
    }
}
