package dev.parley.superoffice;

import dev.parley.superoffice.source.SourceException;
import dev.parley.superoffice.source.TimeZoneNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the command.
 *
 * @param folder the folder with the files
 * @param zone the zone of local times
 * @param separator the separator of fields in CSV
 * @param nullText a text that stands for no value in text columns; null if there is none
 * @param exportedAt the time of the export; null for that of the newest file
 * @param report the folder of the report
 * @param faqAccess numbers of access_level with which articles and folders of the FAQ are open to everyone
 * @param faqStatus numbers of status with which articles of the FAQ are published
 * @param dryRun whether all changes are rolled back
 * @param discard whether the staging tables of an interrupted import are removed, and nothing else is done
 */
record ImportOptions(
        Path folder,
        ZoneId zone,
        char separator,
        @Nullable String nullText,
        @Nullable Instant exportedAt,
        Path report,
        List<Integer> faqAccess,
        List<Integer> faqStatus,
        boolean dryRun,
        boolean discard) {

    static final String USAGE = """
            Usage: import <folder> [options]
              <folder>              has one file per table, such as chat_session.csv or chat_session.ndjson
              --time-zone <zone>    time zone of local times, such as Europe/Oslo or "W. Europe Standard Time" (default: UTC)
              --dry-run             report what would be imported, and change nothing
              --report <folder>     folder of the report and of refused rows (default: import-report)
              --exported-at <time>  time of the export, such as 2026-01-31T22:00:00Z (default: that of the newest file)
              --separator <char>    separator of fields in CSV, or "tab" (default: ,)
              --null <text>         text that stands for no value
              --faq-access <list>   numbers of access_level with which the FAQ is open to everyone, such as 3,4
              --faq-status <list>   numbers of status with which an article of the FAQ is published
              --discard             remove what an interrupted import has staged, and stop
            """;

    /**
     * Reads the arguments.
     *
     * @throws SourceException if they are not valid
     */
    static ImportOptions of(List<String> arguments) throws SourceException {
        Deque<String> left = new ArrayDeque<>(arguments);
        Path folder = null;
        ZoneId zone = ZoneId.of("UTC");
        char separator = ',';
        String nullText = null;
        Instant exportedAt = null;
        Path report = Path.of("import-report");
        List<Integer> faqAccess = List.of();
        List<Integer> faqStatus = List.of();
        boolean dryRun = false;
        boolean discard = false;
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--time-zone" -> zone = zone(value(argument, left));
                case "--separator" -> separator = separator(value(argument, left));
                case "--null" -> nullText = value(argument, left);
                case "--exported-at" -> exportedAt = time(value(argument, left));
                case "--report" -> report = path(value(argument, left));
                case "--faq-access" -> faqAccess = numbers(argument, value(argument, left));
                case "--faq-status" -> faqStatus = numbers(argument, value(argument, left));
                case "--dry-run" -> dryRun = true;
                case "--discard" -> discard = true;
                default -> {
                    if (argument.startsWith("-") || folder != null) {
                        throw new SourceException("Unknown argument: " + argument);
                    }
                    folder = path(argument);
                }
            }
        }
        if (folder == null && !discard) {
            throw new SourceException("The folder is missing.");
        }
        Path source = folder == null ? Path.of(".") : folder;
        return new ImportOptions(
                source, zone, separator, nullText, exportedAt, report, faqAccess, faqStatus, dryRun, discard);
    }

    private static String value(String option, Deque<String> left) throws SourceException {
        if (left.isEmpty()) {
            throw new SourceException(option + " needs a value.");
        }
        return left.pop();
    }

    private static Path path(String text) throws SourceException {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new SourceException("Not a valid path: " + text);
        }
    }

    private static ZoneId zone(String name) throws SourceException {
        return new TimeZoneNames()
                .iana(name)
                .map(ZoneId::of)
                .orElseThrow(() -> new SourceException("Unknown time zone: " + name));
    }

    private static char separator(String text) throws SourceException {
        if (text.equals("tab")) {
            return '\t';
        } else if (text.length() != 1 || "\"\r\n".contains(text)) {
            throw new SourceException("--separator needs one character.");
        }
        return text.charAt(0);
    }

    private static List<Integer> numbers(String option, String text) throws SourceException {
        try {
            return Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .toList();
        } catch (NumberFormatException invalid) {
            throw new SourceException(option + " needs numbers, separated by commas.");
        }
    }

    private static Instant time(String text) throws SourceException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException invalid) {
            throw new SourceException("--exported-at needs a time such as 2026-01-31T22:00:00Z.");
        }
    }
}
