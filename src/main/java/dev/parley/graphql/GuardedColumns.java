package dev.parley.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of one statement that the caller may not read in every row: the statement says for each row whether, in further columns
 * of its result.
 */
final class GuardedColumns {

    /** Stands for a column of the result that says yes: there is no rule for this caller. */
    private static final int EVERYWHERE = 0;

    private final List<Reading> readings = new ArrayList<>();
    private final StringBuilder hql = new StringBuilder();

    /** Where a rule is asked: columns of one row often have the same one. */
    private record Place(String alias, String rule) {}

    /**
     * A column that is read.
     *
     * @param answer which column of the result says whether it may be
     */
    private record Reading(Selection.Guarded guarded, int answer, Map<Long, Object> values) {}

    /** What a selection has of them; parameters of their rules are added. */
    GuardedColumns(Selection selection, Visibility visibility, Parameters parameters) {
        Map<Place, Integer> answers = new LinkedHashMap<>();
        for (Selection.Guarded guarded : selection.guarded()) {
            Place place = new Place(guarded.alias(), guarded.column().agentRule());
            Integer answer = answers.get(place);
            if (answer == null) {
                String rule = visibility.rule(guarded.column(), guarded.alias(), parameters);
                answer = rule == null ? EVERYWHERE : answers.size() + 1;
                if (rule != null) {
                    answers.put(place, answer);
                    hql.append(", case when ").append(rule).append(" then true else false end");
                }
            }
            readings.add(new Reading(guarded, answer, new HashMap<>()));
        }
    }

    /** What to select behind the row. */
    String hql() {
        return hql.toString();
    }

    /**
     * Takes what the statement says of a row.
     *
     * @param result the row, then what {@link #hql} selects
     */
    void take(Object[] result) {
        for (Reading reading : readings) {
            NodeEntity owner =
                    Link.end((NodeEntity) result[0], reading.guarded().way());
            if (owner != null && (reading.answer() == EVERYWHERE || (Boolean) result[reading.answer()])) {
                reading.values().put(owner.id, reading.guarded().column().of(owner));
            }
        }
    }

    /** Keeps what may be read for the fields that show it. */
    void putInto(Loaded loaded) {
        for (Reading reading : readings) {
            loaded.put(reading.guarded().path(), reading.guarded().owner(), reading.values());
        }
    }
}
