package dev.parley.support;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Captures the log lines of a category and its subcategories. */
public final class Logged extends Handler implements AutoCloseable {

    private final Logger category;
    private final Formatter formatter = new SimpleFormatter();
    private final List<LogRecord> records = new ArrayList<>();

    /** Starts to capture. The empty name captures all categories. */
    public Logged(String category) {
        this.category = Logger.getLogger(category);
        this.category.addHandler(this);
    }

    /** The messages. */
    public synchronized List<String> messages() {
        return records.stream().map(formatter::formatMessage).toList();
    }

    /** The messages with their stack traces. */
    public synchronized String text() {
        StringBuilder text = new StringBuilder();
        records.forEach(each -> text.append(formatter.format(each)));
        return text.toString();
    }

    @Override
    public synchronized void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        category.removeHandler(this);
    }
}
