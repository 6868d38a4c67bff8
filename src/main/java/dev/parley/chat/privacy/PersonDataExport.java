package dev.parley.chat.privacy;

import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonObjectBuilder;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Where a person's data can be downloaded. */
@Type("PersonDataExport")
@Description("Where a person's data can be downloaded as one JSON document.")
public final class PersonDataExport {

    @NonNull @Description(
            "Path of the document on this service. Send body to it by POST, as application/json, with the same token.")
    public final String path = PersonDataDownload.PATH;

    @NonNull @Description("The JSON object to send. It names the person, which does not belong into a URL.")
    public final String body;

    @NonNull @Description("Path of the JSON schema of the document.")
    public final String schemaPath = PersonDataSchemaDownload.PATH;

    PersonDataExport(@Nullable String personId, @Nullable String email) {
        JsonObjectBuilder json = JsonProviderHolder.jsonProvider().createObjectBuilder();
        this.body = (personId == null ? json.add("email", String.valueOf(email)) : json.add("personId", personId))
                .build()
                .toString();
    }
}
