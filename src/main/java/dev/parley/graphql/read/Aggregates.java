package dev.parley.graphql.read;

import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.Visibility;
import dev.parley.security.CurrentActor;
import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.List;

/** Computes figures over the rows that the caller may see, with one statement. */
@Singleton
public class Aggregates {

    private final EntityModel model;
    private final Reads reads;
    private final CurrentActor currentActor;

    Aggregates(SchemaModel model, Reads reads, CurrentActor currentActor) {
        this.model = model.entities();
        this.reads = reads;
        this.currentActor = currentActor;
    }

    /** Starts a statement for the current caller. */
    public AggregateQuery query() {
        return new AggregateQuery(model, new Visibility(currentActor.get(), model));
    }

    /**
     * Runs a statement within the deadline of a request.
     *
     * @param field a field of the request
     */
    public List<AggregateRow> read(AggregateQuery query, DataFetchingEnvironment field) {
        return reads.aggregate(
                query, currentActor.get(), Reads.areOfQuery(field), Deadline.of(field.getGraphQlContext()));
    }
}
