package dev.parley.support.server;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.parley.support.Waits;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on a free port of the loopback interface, without persistence. A test dependency contains the server for Linux, macOS and
 * Windows. If a system library is missing, the test is skipped with that reason, or fails if the variable CI is set.
 */
public final class RedisServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Path EXECUTABLE = executable();

    private final int port;
    private Process process;

    /** Starts the server. */
    public RedisServer() throws IOException {
        requireThatItRuns();
        port = Ports.free();
        start();
    }

    /** Its URL, as the value of quarkus.redis.hosts. */
    public String url() {
        return "redis://" + HOST + ":" + port;
    }

    /** Starts or restarts the server, and waits until it is reachable. */
    public void start() throws IOException {
        Path log = Files.createTempFile("redis", ".log");
        log.toFile().deleteOnExit();
        process = run(log, "--bind", HOST, "--port", "" + port, "--save", "", "--appendonly", "no");
        // Also if the tests are aborted.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long deadline = System.nanoTime() + Waits.PATIENCE.toNanos();
        while (!isReachable()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Redis does not start:\n" + Files.readString(log));
            }
            pause();
        }
    }

    /** Stops the process with SIGSTOP. Its connections stay open. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Continues the process. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Signals.send(name, process.pid());
    }

    private static Path executable() {
        try {
            File directory = Files.createTempDirectory("redis").toFile();
            directory.deleteOnExit();
            File server = ExecutableProvider.newJarResourceProvider(directory).get();
            server.deleteOnExit();
            return server.toPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireThatItRuns() throws IOException {
        Path answer = Files.createTempFile("redis", ".version");
        try {
            int status = run(answer, "--version").onExit().join().exitValue();
            if (status != 0) {
                String reason = "redis-server does not run here: "
                        + Files.readString(answer).strip();
                assertTrue(System.getenv("CI") == null, reason);
                abort(reason);
            }
        } finally {
            Files.delete(answer);
        }
    }

    private static Process run(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(EXECUTABLE.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean isReachable() {
        try (Socket tried = new Socket(HOST, port)) {
            return tried.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
