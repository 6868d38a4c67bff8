package dev.parley.chat.privacy;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A table with data of customers, besides those that this package knows. A feature with such a table contributes a bean, so that the erasure of a
 * person includes it.
 */
public interface PersonalDataStore {

    /** Name of the table, as counts and receipts show it. */
    String table();

    /** Counts the rows that have data of the person. */
    long count(Connection database, DataSubject subject) throws SQLException;

    /** Removes the person's data, in the transaction of the connection. Afterwards {@link #count} is 0. */
    void erase(Connection database, DataSubject subject) throws SQLException;
}
