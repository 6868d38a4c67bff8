package dev.parley.superoffice.source;

import dev.parley.superoffice.source.SourceColumn.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table of SuperOffice that can be imported, with its columns. {@link SourceTables} lists them. */
public final class SourceTable {

    private final String name;
    private final String target;
    private final List<SourceColumn> columns = new ArrayList<>();
    private final Map<String, Integer> positions = new LinkedHashMap<>();

    private SourceTable(String name, String target) {
        this.name = name;
        this.target = target;
    }

    /** Begins a table that has the same name in Parley. */
    static SourceTable named(String name) {
        return new SourceTable(name, name);
    }

    /** Begins a table whose rows go to another table. */
    static SourceTable named(String name, String target) {
        return new SourceTable(name, target);
    }

    /** Returns SuperOffice's name, which is also the name of the file. */
    public String name() {
        return name;
    }

    /** Returns the name of Parley's table. */
    public String target() {
        return target;
    }

    /** Returns the staging table. */
    public String staging() {
        return "import_" + name;
    }

    /** Returns the columns in their declared order. */
    public List<SourceColumn> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** Returns the columns that are staged. */
    public List<SourceColumn> staged() {
        return columns.stream().filter(column -> column.target() != null).toList();
    }

    /** Returns the position of a column by a name in a file; -1 if the table has none. */
    int position(String nameInFile) {
        return positions.getOrDefault(SourceColumn.comparable(nameInFile), -1);
    }

    /** Returns the staged name of the column with the row's id. */
    public String id() {
        return columns.stream()
                .filter(column -> column.form() == Form.ID)
                .map(SourceColumn::target)
                .findFirst()
                .orElseThrow();
    }

    SourceTable id(String column) {
        return add(column, column, Form.ID, 0, 0, Set.of(), null, true);
    }

    SourceTable reference(String column, String table) {
        return add(column, column, Form.REFERENCE, 0, 0, Set.of(), table, false);
    }

    SourceTable owner(String column, String table) {
        return add(column, column, Form.REFERENCE, 0, 0, Set.of(), table, true);
    }

    SourceTable text(String column, int length) {
        return add(column, targetOf(column), Form.TEXT, 0, length, Set.of(), null, false);
    }

    SourceTable html(String column, int length) {
        return add(column, targetOf(column), Form.HTML, 0, length, Set.of(), null, false);
    }

    SourceTable longText(String column) {
        return text(column, Integer.MAX_VALUE);
    }

    SourceTable number(String column) {
        return add(column, targetOf(column), Form.NUMBER, 0, 0, Set.of(), null, false);
    }

    /** A number that is positive or missing. */
    SourceTable positive(String column, int most) {
        return add(column, targetOf(column), Form.POSITIVE, 1, most, Set.of(), null, false);
    }

    /** A number that is moved into a range. */
    SourceTable clamped(String column, int least, int most) {
        return add(column, targetOf(column), Form.CLAMPED, least, most, Set.of(), null, false);
    }

    /** A number of an enumeration. Others become the first value. */
    SourceTable enumeration(String column, Integer... values) {
        return add(column, targetOf(column), Form.ENUMERATION, 0, 0, new LinkedHashSet<>(List.of(values)), null, false);
    }

    SourceTable bits(String column, int mask) {
        return add(column, targetOf(column), Form.BITS, 0, mask, Set.of(), null, false);
    }

    SourceTable flags(String... names) {
        return all(Form.FLAG, names);
    }

    SourceTable amounts(String... names) {
        return all(Form.AMOUNT, names);
    }

    SourceTable localTimes(String... names) {
        return all(Form.LOCAL_TIME, names);
    }

    SourceTable utcTimes(String... names) {
        return all(Form.UTC_TIME, names);
    }

    SourceTable clocks(String... names) {
        return all(Form.CLOCK, names);
    }

    SourceTable deletedBy(String... names) {
        for (String column : names) {
            add(column, null, Form.DELETED, 0, 0, Set.of(), null, false);
        }
        return this;
    }

    SourceTable ignored(String... names) {
        for (String column : names) {
            add(column, null, Form.IGNORED, 0, 0, Set.of(), null, false);
        }
        return this;
    }

    /** A column of a form that only one column has. */
    SourceTable special(String column, String target, Form form) {
        return add(column, target, form, 0, Integer.MAX_VALUE, Set.of(), null, false);
    }

    private SourceTable all(Form form, String... names) {
        for (String column : names) {
            add(column, targetOf(column), form, 0, 0, Set.of(), null, false);
        }
        return this;
    }

    /** Returns Parley's name of a column: middleName is middle_name. */
    private static String targetOf(String column) {
        return column.replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private SourceTable add(
            String column,
            @Nullable String targetColumn,
            Form form,
            int least,
            int most,
            Set<Integer> values,
            @Nullable String references,
            boolean required) {
        positions.put(SourceColumn.comparable(column), columns.size());
        columns.add(new SourceColumn(column, targetColumn, form, least, most, values, references, required));
        return this;
    }
}
