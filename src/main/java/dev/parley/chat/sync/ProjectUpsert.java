package dev.parley.chat.sync;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A project to be created or updated. The values are read from the request, see {@link RecordType}. */
@Input("ProjectUpsert")
@Description("A project to be created or updated. Omitted fields keep their values; null or a blank text clears one.")
public class ProjectUpsert {

    @NonNull @Description("External id, unique among all projects, at most 255 characters.")
    public String externalId;

    @Description("Name, at most 219 characters. Required for a new project.")
    public @Nullable String name;

    @Description("Number, at most 49 characters.")
    public @Nullable String projectNumber;

    @Description("Whether the project is completed.")
    public @Nullable Boolean done;

    @Description("Planned end.")
    public @Nullable Instant endsAt;

    @Description("Due date of the next milestone.")
    public @Nullable Instant nextMilestoneAt;
}
