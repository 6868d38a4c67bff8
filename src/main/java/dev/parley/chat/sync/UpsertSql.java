package dev.parley.chat.sync;

import dev.parley.chat.sync.RecordType.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the statement that creates and updates all records of a request. Its parameters are a JSON array of items and, twice, the present time. An item has
 * the fields to set: a field that is absent keeps its value. The result has a row for each item, in order: a JSON array of place, id, result and
 * refusal. A record that another transaction has just created has the result RACED; then the statement is to be repeated for it.
 */
final class UpsertSql {

    private static final String TEMPLATE = """
            with item as (
              select i.place - 1 as place, i.v, i.v ->> 'externalId' as external_id
              from jsonb_array_elements(?::jsonb) with ordinality i (v, place)
            ), known as materialized (
              select item.place, item.v, item.external_id, r.$key as id, $problem as problem$targets
              from item left join $table r on r.external_id = item.external_id$joins
            ), created as (
              insert into $table (external_id, registered, $columns)
              select external_id, ?::timestamptz, $values from known where id is null and problem is null
              on conflict (external_id) do nothing
              returning $key as id, external_id
            ), changed as (
              update $table r set updated = ?::timestamptz, $assignments
              from known where r.$key = known.id and known.problem is null and ($differences)
              returning r.$key as id
            )
            select json_build_array(k.place, coalesce(k.id, c.id), case
                when k.problem is not null then 'REFUSED'
                when c.id is not null then 'CREATED'
                when k.id is null then 'RACED'
                when u.id is not null then 'UPDATED'
                else 'UNCHANGED' end, k.problem)::text
            from known k left join created c on k.id is null and c.external_id = k.external_id left join changed u on u.id = k.id
            order by k.place""";

    private final String table;
    private final String key;
    private final List<RecordField> fields;
    private final List<Link> links;

    UpsertSql(String table, String key, List<RecordField> fields, List<Link> links) {
        this.table = table;
        this.key = key;
        this.fields = fields;
        this.links = links;
    }

    /** A column, and the SQL of its new value. */
    private record Setting(String name, String column, String value) {}

    String text() {
        return TEMPLATE.replace("$table", table)
                .replace("$key", key)
                .replace("$problem", problem())
                .replace("$targets", targets())
                .replace("$joins", joins())
                .replace("$columns", joined(", ", Setting::column))
                .replace("$values", joined(", ", Setting::value))
                .replace("$assignments", joined(", ", UpsertSql::assignment))
                .replace("$differences", joined(" or ", UpsertSql::difference));
    }

    private static String assignment(Setting setting) {
        return setting.column() + " = case when jsonb_exists(v, '" + setting.name() + "') then " + setting.value()
                + " else r." + setting.column() + " end";
    }

    private static String difference(Setting setting) {
        return "jsonb_exists(v, '" + setting.name() + "') and r." + setting.column() + " is distinct from "
                + setting.value();
    }

    private String joined(String separator, Function<Setting, String> part) {
        Stream<Setting> ofFields = fields.stream().map(field -> new Setting(field.name(), field.column(), field.sql()));
        Stream<Setting> ofLinks = links.stream().map(link -> new Setting(link.name(), link.column(), target(link)));
        return Stream.concat(ofFields, ofLinks).map(part).collect(Collectors.joining(separator));
    }

    private String problem() {
        List<String> cases = new ArrayList<>();
        fields.stream()
                .filter(RecordField::required)
                .forEach(field -> cases.add("when r." + key + " is null and not jsonb_exists(item.v, '" + field.name()
                        + "') then 'FIELD_REQUIRED " + field.name() + "'"));
        links.forEach(link -> cases.add("when item.v ->> '" + link.name() + "' is not null and " + alias(link) + "."
                + link.key() + " is null then 'LINK_TARGET_NOT_FOUND " + link.name() + "'"));
        return cases.isEmpty() ? "null::text" : "case " + String.join(" ", cases) + " end";
    }

    private String targets() {
        return links.stream()
                .map(link -> ", " + alias(link) + "." + link.key() + " as " + target(link))
                .collect(Collectors.joining());
    }

    private String joins() {
        return links.stream()
                .map(link -> " left join " + link.table() + " " + alias(link) + " on " + alias(link)
                        + ".external_id = item.v ->> '" + link.name() + "'")
                .collect(Collectors.joining());
    }

    private static String alias(Link link) {
        return "to_" + link.column();
    }

    private static String target(Link link) {
        return "target_" + link.column();
    }
}
