package dev.parley.graphql.read;

import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.read.Part.Key;
import dev.parley.graphql.read.Plan.ConnectionPart;
import graphql.execution.MergedField;
import graphql.schema.GraphQLFieldDefinition;
import java.util.List;

/**
 * A list below a row.
 *
 * @param ownerSlot index of the owner's key in the owner's block
 * @param ruleSlot index of the owner's rule, or -1 if each row has its own rule
 * @param ofRows whether the owner is the row itself instead of the target of a link
 * @param way links from the row to the owner
 */
public record ListPart(
        Key key,
        Block owner,
        int ownerSlot,
        int ruleSlot,
        boolean ofRows,
        List<Link> way,
        ReverseList list,
        GraphQLFieldDefinition definition,
        MergedField field,
        Block rows,
        ConnectionPart connection)
        implements Part {

    @Override
    public boolean write(PlanWriter out, PlanRows.Row row) {
        return out.list(this, row);
    }
}
