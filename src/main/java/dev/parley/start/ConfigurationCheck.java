package dev.parley.start;

import dev.parley.start.KnownSettings.Setting;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Finds all faults of the configuration before anything starts: unknown settings, values of the wrong type, and settings that contradict each
 * other. No fault quotes a value that could not be read, because it may be a secret in the wrong place.
 */
final class ConfigurationCheck {

    private static final String PREFIX = "parley.";

    private static final String VARIABLE_PREFIX = "PARLEY_";

    /** Properties of the tests, which Maven may hand on to dev mode. */
    private static final String OF_TESTS = "parley.test.";

    /** A name that counts in a profile only, such as %dev.parley.… */
    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");

    /**
     * Variables that Kubernetes and Docker set in every container for a service whose name begins with "parley". They look like settings, and
     * nobody has written them.
     */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "PARLEY_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private static final String OFF = "off";

    /** Settings of Quarkus that are compared with Parley's, or that operators often set. Quarkus would end the start with a stack trace. */
    private static final List<Setting> OF_QUARKUS = List.of(
            ofQuarkus("quarkus.datasource.jdbc.max-size", "int"),
            ofQuarkus(Contradictions.SOCKET_TIMEOUT, "int"),
            ofQuarkus("quarkus.http.port", "int"),
            ofQuarkus("quarkus.http.idle-timeout", "Duration"),
            ofQuarkus("quarkus.http.limits.max-initial-line-length", "int"),
            ofQuarkus("quarkus.http.limits.max-body-size", "MemorySize"),
            ofQuarkus("quarkus.oidc.tenant-enabled", "boolean"));

    private static final List<String> DATABASES =
            List.of("quarkus.datasource.jdbc.url", "quarkus.flyway.jdbc-url", "parley.replica.url");

    private static final String LOCATIONS = "smallrye.config.locations";

    /** The file that Quarkus reads beside the process, and its ordinal there: below variables, above the settings of the build. */
    private static final Path OWN_FILE =
            Path.of("config", "application.properties").toAbsolutePath();

    private static final int ORDINAL_OF_OWN_FILE = 260;

    private final SmallRyeConfig config;
    private final Set<String> variables;
    private final KnownSettings known = KnownSettings.load();
    private final List<String> faults = new ArrayList<>();

    private ConfigurationCheck(SmallRyeConfig config, Set<String> variables) {
        this.config = config;
        this.variables = variables;
    }

    /**
     * Returns the faults of the configuration of this process.
     *
     * @param isService whether the process serves clients; otherwise settings may contradict each other, because it does not use them
     * @param bringsDatabase whether the build starts a database if none is configured
     */
    static List<String> faults(boolean isService, boolean bringsDatabase) {
        SmallRyeConfig config;
        try {
            config = configuration();
        } catch (IllegalArgumentException unreadable) {
            return List.of("A file with settings, such as one that " + LOCATIONS + " names, can't be read: "
                    + unreadable.getMessage());
        }
        return faults(config, System.getenv().keySet(), isService, bringsDatabase);
    }

    private static SmallRyeConfig configuration() {
        // Not ConfigProvider.getConfig(): in a native executable, it may return a configuration of the build.
        return ConfigUtils.configBuilder()
                // A native executable does not discover files: neither those that SMALLRYE_CONFIG_LOCATIONS names, nor
                // its own.
                .withSources(new PropertiesLocationConfigSourceFactory())
                .withSources(PropertiesConfigSourceLoader.inFileSystem(
                        OWN_FILE.toUri().toString(), ORDINAL_OF_OWN_FILE, ConfigurationCheck.class.getClassLoader()))
                .withSources(new DotEnvConfigSourceProvider())
                .build();
    }

    /**
     * Returns the faults of a configuration.
     *
     * @param variables names of the environment variables
     * @param bringsDatabase whether the build starts a database if none is configured
     */
    static List<String> faults(
            SmallRyeConfig config, Set<String> variables, boolean isService, boolean bringsDatabase) {
        ConfigurationCheck check = new ConfigurationCheck(config, variables);
        if (!bringsDatabase && check.text(DATABASES.get(0)).isEmpty()) {
            check.faults.add("This build needs a database: set " + DATABASES.get(0)
                    + ", such as jdbc:postgresql://host:5432/name.");
        }
        check.findMissingFiles();
        check.findUnknown();
        check.findUnreadable();
        if (isService && check.faults.isEmpty()) {
            check.faults.addAll(new Contradictions(check).find());
        }
        return check.faults;
    }

    /** The message for the operator. */
    static String message(List<String> faults) {
        return faults.stream()
                .map(fault -> "- " + fault)
                .collect(Collectors.joining(
                        "\n",
                        "Parley does not start, because its configuration has "
                                + (faults.size() == 1 ? "a fault" : faults.size() + " faults") + ":\n",
                        "\nAll settings are listed in docs/configuration.md."));
    }

    private void findUnknown() {
        for (String name : namesOfProperties()) {
            if (!known.isProperty(name)) {
                faults.add("Unknown setting " + name + "." + suggestion(known.similarProperty(name)));
            }
        }
        for (String name : namesOfVariables()) {
            if (!known.isVariable(name) && !SERVICE_LINK.matcher(name).matches()) {
                faults.add("Unknown environment variable " + name + "." + suggestion(known.similarVariable(name)));
            }
        }
    }

    private static String suggestion(Optional<String> similar) {
        return similar.map(name -> " Did you mean " + name + "?").orElse("");
    }

    private TreeSet<String> namesOfProperties() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource))
                .map(ConfigSource::getPropertyNames)
                .flatMap(Collection::stream)
                .map(name -> PROFILE.matcher(name).replaceFirst(""))
                .filter(name -> name.startsWith(PREFIX) && !name.startsWith(OF_TESTS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private TreeSet<String> namesOfVariables() {
        return variables.stream()
                .filter(name -> name.startsWith(VARIABLE_PREFIX))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Setting ofQuarkus(String name, String type) {
        return new Setting(name, type, Optional.empty());
    }

    /** SmallRye ignores them, so that an instance would start without its settings, and a jar with a database of its own. */
    private void findMissingFiles() {
        String[] locations = text(LOCATIONS).orElse("").split(",");
        for (int i = 0; i < locations.length; i++) {
            if (!locations[i].isEmpty() && !isPropertiesFile(locations[i])) {
                faults.add("%s: location %d is no folder, and no file that can be read and ends with .properties."
                        .formatted(LOCATIONS, i + 1));
            }
        }
    }

    /** Whether a location is read. Other locations than those of the file system are left to SmallRye. */
    private static boolean isPropertiesFile(String location) {
        try {
            URI uri = URI.create(location);
            if (uri.getScheme() != null && !uri.getScheme().equals("file")) {
                return true;
            }
            Path path = uri.getScheme() == null ? Path.of(location) : Path.of(uri);
            return Files.isDirectory(path) || path.toString().endsWith(".properties") && Files.isReadable(path);
        } catch (IllegalArgumentException | FileSystemNotFoundException malformed) {
            return false;
        }
    }

    private void findUnreadable() {
        for (String name : DATABASES) {
            if (!text(name).orElse("jdbc:postgresql:").strip().startsWith("jdbc:postgresql:")) {
                faults.add(name + " must begin with jdbc:postgresql:");
            }
        }
        for (Setting setting :
                Stream.concat(known.fixed().stream(), OF_QUARKUS.stream()).toList()) {
            text(setting.name()).ifPresent(value -> {
                try {
                    if (read(setting, value) instanceof Number number && number.doubleValue() < 0) {
                        faults.add(setting.name() + " must not be negative.");
                    }
                } catch (IllegalArgumentException unreadable) {
                    faults.add(setting.name() + " must be " + form(setting.type()) + ".");
                }
            });
        }
    }

    /** The value as its type. Durations count as their milliseconds. */
    private static Object read(Setting setting, String value) {
        return switch (setting.type()) {
            case "boolean" -> bool(value);
            case "int" -> Integer.valueOf(value.strip());
            case "long" -> Long.valueOf(value.strip());
            case "Duration" -> duration(value).toMillis();
            case "MemorySize" -> size(value);
            default -> setting.type().contains("|") ? constant(setting.type(), value) : value;
        };
    }

    private static boolean bool(String value) {
        if (!Stream.of("true", "false").anyMatch(value.strip()::equalsIgnoreCase)) {
            throw new IllegalArgumentException();
        }
        return Boolean.parseBoolean(value.strip());
    }

    private static String constant(String values, String value) {
        return Stream.of(values.split("\\|"))
                .filter(value.strip()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Duration duration(String value) {
        return DurationConverter.parseDuration(value.strip());
    }

    private static BigInteger size(String value) {
        return new MemorySizeConverter().convert(value.strip()).asBigInteger();
    }

    private static String form(String type) {
        return switch (type) {
            case "boolean" -> "true or false";
            case "int", "long" -> "a whole number";
            case "Duration" -> "a time such as 30S, 5M or 24H";
            case "MemorySize" -> "a size such as 32K or 8M";
            default -> "one of " + type.replace("|", ", ");
        };
    }

    /** The value of a setting, of Parley or Quarkus, or its default; empty if it is empty. */
    Optional<String> text(String name) {
        Optional<String> set = Optional.ofNullable(config.getConfigValue(name).getValue());
        Optional<String> value =
                set.isEmpty() && name.startsWith(PREFIX) ? known.get(name).value() : set;
        return value.filter(text -> !text.isBlank());
    }

    /** A time, which must be readable. Without a value, or if the value is "off", it is empty. */
    Optional<Duration> time(String name) {
        return text(name).filter(value -> !OFF.equalsIgnoreCase(value.strip())).map(ConfigurationCheck::duration);
    }

    /** A size in bytes, which must be readable. */
    Optional<BigInteger> bytes(String name) {
        return text(name).map(ConfigurationCheck::size);
    }

    /** A whole number, which must be readable. */
    Optional<Long> number(String name) {
        return text(name).map(value -> Long.valueOf(value.strip()));
    }

    /** Whether a setting is true. */
    boolean isTrue(String name) {
        return text(name).map(value -> Boolean.parseBoolean(value.strip())).orElse(false);
    }
}
