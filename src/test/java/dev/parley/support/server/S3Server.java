package dev.parley.support.server;

import dev.parley.support.Waits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * S3Proxy, a server that speaks S3 and checks signatures and checksums, on a free port of the loopback interface. Its objects are files of a folder. The build
 * copies its jar to target/s3proxy.
 */
public final class S3Server implements AutoCloseable {

    /** Its only bucket. */
    public static final String BUCKET = "files";

    /** The secret of its only access key. */
    public static final String SECRET = "the-secret-key-of-the-tests";

    private static final String HOST = "127.0.0.1";
    private static final String ACCESS_KEY = "parley-tests";
    private static final Path JAR = Path.of("target/s3proxy/s3proxy.jar").toAbsolutePath();

    private final Path folder;
    private final int port = Ports.free();
    private Process process;

    /** Starts the server with its objects in a folder. */
    public S3Server(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(bucket());
        start(List.of());
    }

    /** Starts the server. It can't write files that are larger than a limit, as if its disk was full. */
    public static S3Server withLargestFile(Path folder, int kilobytes) throws IOException {
        S3Server server = new S3Server(folder);
        server.kill();
        // In units of 512 bytes.
        server.start(List.of("sh", "-c", "ulimit -f " + 2 * kilobytes + "; exec \"$@\"", "sh"));
        return server;
    }

    /** Starts the server again, without a limit. */
    public void start() throws IOException {
        start(List.of());
    }

    private void start(List<String> before) throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "s3proxy.endpoint",
                url(port),
                "s3proxy.authorization",
                "aws-v4",
                "s3proxy.identity",
                ACCESS_KEY,
                "s3proxy.credential",
                SECRET,
                "jclouds.provider",
                "filesystem-nio2",
                "jclouds.filesystem.basedir",
                folder.resolve("objects").toString()));
        Path configuration = folder.resolve("s3proxy.conf");
        try (var file = Files.newBufferedWriter(configuration)) {
            properties.store(file, null);
        }
        Path log = Files.createTempFile(folder, "s3proxy", ".log");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-jar",
                JAR.toString(),
                "--properties",
                configuration.toString()));
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process = started;
        // Also if the tests are aborted.
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        Waits.until(
                () -> {
                    if (!started.isAlive()) {
                        throw new IllegalStateException("S3Proxy does not start: " + text(log));
                    }
                    return isReachable();
                },
                "S3Proxy listens");
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isReachable() {
        try (Socket tried = new Socket(HOST, port)) {
            return tried.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String url(int port) {
        return "http://" + HOST + ":" + port;
    }

    /** Its URL. */
    public String url() {
        return url(port);
    }

    /** Settings of an instance that keeps its files here. */
    public Map<String, String> settings() {
        return settings(port);
    }

    /** Settings of an instance that reaches the server through a proxy. */
    public Map<String, String> settings(Wire wire) {
        return settings(wire.port());
    }

    private static Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("parley.attachments.store", "s3");
        settings.put("parley.attachments.s3.bucket", BUCKET);
        settings.put("parley.attachments.s3.endpoint", url(port));
        settings.put("parley.attachments.s3.path-style", "true");
        settings.put("parley.attachments.s3.access-key", ACCESS_KEY);
        settings.put("parley.attachments.s3.secret-key", SECRET);
        settings.put("parley.attachments.s3.move-every", "1S");
        return settings;
    }

    /** Kills the process at once. Its objects stay. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The folder of the bucket. */
    public Path bucket() {
        return folder.resolve("objects").resolve(BUCKET);
    }

    /** The files of all objects, and of those that are being written. */
    public List<Path> objects() {
        while (true) {
            try (Stream<Path> all = Files.walk(bucket())) {
                return all.filter(Files::isRegularFile).toList();
            } catch (UncheckedIOException changed) {
                // A file was renamed or deleted meanwhile.
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Override
    public void close() {
        kill();
    }
}
