package dev.parley.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real Redis on a free port of the loopback interface, which keeps nothing. Needs redis-server, see .ci/run. */
public final class RedisServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final int port;
    private Process process;

    public RedisServer() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            port = free.getLocalPort();
        }
        start();
    }

    /** What quarkus.redis.hosts is to be. */
    public String url() {
        return "redis://" + HOST + ":" + port;
    }

    /** Starts it, again too, and waits until it can be reached. */
    public void start() throws IOException {
        Path log = Files.createTempFile("redis", ".log");
        log.toFile().deleteOnExit();
        process = new ProcessBuilder(
                        "redis-server", "--bind", HOST, "--port", "" + port, "--save", "", "--appendonly", "no")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // Also when the tests are stopped half-way.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReachable()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Redis does not start:\n" + Files.readString(log));
            }
            pause();
        }
    }

    /** Lets it do nothing, while its connections stay open. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
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
