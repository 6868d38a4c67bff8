package dev.parley.superoffice;

/**
 * Numbers of what is done in one transaction, after which an interrupted import resumes. Transactions must be short, so that the event feed of a running
 * service is not delayed for long.
 *
 * @param records records of a file
 * @param rows rows of a table
 * @param sessions sessions with all their messages
 */
record BatchSizes(int records, int rows, int sessions) {

    static final BatchSizes USUAL = new BatchSizes(20_000, 10_000, 500);
}
