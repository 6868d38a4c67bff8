package dev.parley.support;

import dev.parley.support.server.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service, jar or native executable, in a separate process, for tests that need several instances or special settings. */
public final class Instance implements AutoCloseable {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    /** Maximum time of a start or a stop, on the busiest machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration PAUSE = Duration.ofMillis(50);
    /** The log is text or JSON. */
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s\"]+)[\\s\"]");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path log;
    private final Process process;

    private Instance(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /** Starts an instance on the database of the tests, and waits until it is ready. */
    public static Instance onTestDatabase(Map<String, String> settings) throws IOException, InterruptedException {
        return onTestDatabase(settings, List.of());
    }

    /** Starts an instance with options of the virtual machine, such as -Xmx. The native executable accepts them too. */
    public static Instance onTestDatabase(Map<String, String> settings, List<String> options)
            throws IOException, InterruptedException {
        return started(TestServer.settings(), settings, options);
    }

    /** Starts an instance that does not accept the tokens of the tests. */
    public static Instance onTestDatabaseWithoutKey(Map<String, String> settings)
            throws IOException, InterruptedException {
        return started(TestServer.settingsWithoutKey(), settings, List.of());
    }

    private static Instance started(Map<String, String> settings, Map<String, String> more, List<String> options)
            throws IOException, InterruptedException {
        return begun(settings, more, options).awaitReady();
    }

    /** Starts an instance on the database of the tests. Does not wait until it is ready, so that another one can start meanwhile. */
    public static Instance begin(Map<String, String> settings) throws IOException {
        return begun(TestServer.settings(), settings, List.of());
    }

    private static Instance begun(Map<String, String> settings, Map<String, String> more, List<String> options)
            throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return launch(Files.createTempDirectory(TARGET, "instance"), all, options);
    }

    /** Starts an instance in a folder, which also gets its log. Does not wait until it is ready. */
    public static Instance launch(Path folder, Map<String, String> settings) throws IOException {
        return launch(folder, settings, List.of());
    }

    /** Starts a command, such as "import", in a folder, which also gets what it prints. */
    public static Instance command(Path folder, Map<String, String> settings, List<String> command) throws IOException {
        List<String> options = new ArrayList<>();
        settings.forEach((name, value) -> options.add("-D" + name + "=" + value));
        List<String> all = command(options);
        all.addAll(command);
        return launch(folder, all);
    }

    /** Settings of a service that accepts the tokens of the tests, with other values for some. */
    public static Map<String, String> testSettings(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(TestServer.settings());
        all.putAll(others);
        return all;
    }

    /** Starts an instance in a folder, with environment variables. Does not wait until it is ready. */
    public static Instance launchWithVariables(Path folder, Map<String, String> variables) throws IOException {
        return launch(folder, command(List.of("-Dquarkus.http.port=0")), variables);
    }

    private static Instance launch(Path folder, Map<String, String> settings, List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(options);
        arguments.add("-Dquarkus.http.port=0");
        settings.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return launch(folder, command(arguments));
    }

    private static Instance launch(Path folder, List<String> command) throws IOException {
        return launch(folder, command, Map.of());
    }

    private static Instance launch(Path folder, List<String> command, Map<String, String> variables)
            throws IOException {
        Path log = Files.createTempFile(folder, "parley", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        // It must not outlive this process, whatever a test does.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Instance(log, process);
    }

    /** Whether the jar was built instead of the native executable. */
    public static boolean isJar() {
        return !artifact().getProperty("type").startsWith("native");
    }

    /** Waits until the instance is ready. */
    public Instance awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("The instance does not become ready:\n" + log());
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return this;
    }

    /** Starts an instance on the database of the tests by another command, such as "prlimit", which precedes its own. */
    public static Instance under(List<String> command, Map<String, String> settings) throws IOException {
        List<String> all = new ArrayList<>(command);
        List<String> arguments = new ArrayList<>(List.of("-Dquarkus.http.port=0"));
        testSettings(settings).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        all.addAll(command(arguments));
        return launch(Files.createTempDirectory(TARGET, "instance"), all);
    }

    /** Starts the jar of another version. Does not wait until it is ready. */
    public static Instance ofJar(Path jar, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dquarkus.http.port=0"));
        testSettings(settings).forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        return launch(Files.createTempDirectory(TARGET, "instance"), command);
    }

    /** Stops the process without ending it, like a virtual machine that is suspended. */
    public void pause() throws IOException, InterruptedException {
        Signals.send("STOP", process.pid());
    }

    /** Continues after {@link #pause}. */
    public void resume() throws IOException, InterruptedException {
        Signals.send("CONT", process.pid());
    }

    /** Waits until the instance listens, ready or not. */
    public Instance awaitListening() {
        Waits.until(() -> !process.isAlive() || LISTENING.matcher(log()).find(), "the instance listens");
        return this;
    }

    /** Sends SIGTERM and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Waits until the process has ended, and returns its exit value. */
    public int awaitExit() {
        return process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    /** Its base URL, without a slash at the end. */
    public String url() {
        Matcher listening = LISTENING.matcher(log());
        if (!listening.find()) {
            throw new IllegalStateException("The instance does not listen yet:\n" + log());
        }
        return listening.group(1);
    }

    /** Its log so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends SIGTERM and waits for the end of the process. */
    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }

    /** Kills the process at once, like a crash. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the readiness check is up. */
    public boolean isReady() throws InterruptedException {
        if (!LISTENING.matcher(log()).find()) {
            return false;
        }
        HttpRequest question = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The value of one of its metrics. Fails if it does not have it. */
    public double metric(String name) {
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(url() + "/q/metrics")).build();
        String metrics =
                HTTP.sendAsync(question, BodyHandlers.ofString()).join().body();
        Matcher value = Pattern.compile("^" + name + "(?:\\{.*})? (\\S+)$", Pattern.MULTILINE)
                .matcher(metrics);
        if (!value.find()) {
            throw new IllegalArgumentException("There is no metric " + name);
        }
        return Double.parseDouble(value.group(1));
    }

    private static List<String> command(List<String> arguments) {
        String artifact = TARGET.resolve(artifact().getProperty("path")).toString();
        List<String> command = new ArrayList<>();
        if (isJar()) {
            command.add(ProcessHandle.current().info().command().orElse("java"));
            // Most live for some seconds only: the second compiler and a second collector would take more than they
            // give.
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            command.addAll(arguments);
            command.add("-jar");
            command.add(artifact);
        } else {
            command.add(artifact);
            command.addAll(arguments);
        }
        return command;
    }

    /** The properties that Quarkus writes about its build. Quarkus' own integration tests use them too. */
    private static Properties artifact() {
        Properties artifact = new Properties();
        try (InputStream file = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return artifact;
    }
}
