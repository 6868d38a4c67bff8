package dev.parley.crm;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.AgentVisible;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A project with its members. */
@Entity
@AgentVisible(where = AgentVisible.STAFF)
@Table(name = "project")
@AttributeOverride(name = "id", column = @Column(name = "project_id"))
@Type("Project")
@Description("A project, with its members.")
public class Project extends NodeEntity {

    @NonNull @Description("Name of the project.")
    public String name;

    @Description("Number of the project.")
    public @Nullable String projectNumber;

    @Description("Id of the record in the system that is its master, unique.")
    public @Nullable String externalId;

    @NonNull @Description("Whether the project is completed.")
    public boolean done;

    @Column(name = "end_date")
    @Description("Planned end of the project.")
    public @Nullable Instant endsAt;

    @Column(name = "next_milestone_date")
    @Description("Due date of the next milestone.")
    public @Nullable Instant nextMilestoneAt;

    @Column(name = "registered")
    @NonNull @Description("Time at which the record was created.")
    public Instant registeredAt;

    @Column(name = "updated")
    @Description("Time of the last change of the record.")
    public @Nullable Instant updatedAt;

    @ManyToMany(mappedBy = "projects")
    @Ignore
    @Description("Persons who are members of the project.")
    private Set<Person> members;
}
