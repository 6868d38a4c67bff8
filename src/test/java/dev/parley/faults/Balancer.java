package dev.parley.faults;

import dev.parley.support.Waits;
import dev.parley.support.server.Ports;
import dev.parley.support.server.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A proxy with a configuration of deploy/proxies, in front of three instances on this machine. */
final class Balancer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Kind kind;
    private final Path configuration;
    private final Path output;
    private final List<Integer> instances;
    private final int port = Ports.free();
    /** Ports of the instances that get no requests. */
    private final Set<Integer> withdrawn = new TreeSet<>();

    private final Process process;

    /** Debian's packages haproxy and nginx. */
    enum Kind {
        HAPROXY("haproxy", "haproxy.cfg"),
        NGINX("nginx", "nginx.conf");

        private final String program;
        private final String file;

        Kind(String program, String file) {
            this.program = program;
            this.file = file;
        }

        private List<String> command(Path configuration) {
            return switch (this) {
                case HAPROXY -> List.of(program, "-db", "-f", configuration.toString());
                case NGINX ->
                    List.of(
                            program,
                            "-p",
                            configuration.getParent().toString(),
                            "-c",
                            configuration.toString(),
                            "-g",
                            "daemon off; pid nginx.pid; error_log error.log;");
            };
        }

        boolean isInstalled() {
            return Files.isExecutable(Path.of("/usr/sbin", program));
        }
    }

    /** Starts it. Its files are in a folder. */
    Balancer(Kind kind, Path folder, List<Integer> instances) throws IOException {
        this.kind = kind;
        this.instances = instances;
        configuration = folder.resolve(kind.file);
        output = folder.resolve("output.log");
        configure();
        process = new ProcessBuilder(kind.command(configuration))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Waits.until(this::isListening, "the proxy listens");
    }

    /** Its base URL. */
    String url() {
        return "http://" + HOST + ":" + port;
    }

    /** Ends new requests to an instance before it is stopped. HAProxy needs nothing for that: it asks whether instances are ready. */
    void withdraw(int instance) throws IOException, InterruptedException {
        withdrawn.add(instance);
        reload();
    }

    /** Sends requests to an instance again, once it is ready. */
    void restore(int instance) throws IOException, InterruptedException {
        withdrawn.remove(instance);
        reload();
    }

    private void reload() throws IOException, InterruptedException {
        if (kind == Kind.NGINX) {
            configure();
            Signals.send("HUP", process.pid());
        }
    }

    private void configure() throws IOException {
        String text = Files.readString(Path.of("deploy/proxies", kind.file))
                .replace("bind :80", "bind " + HOST + ":" + port)
                .replace("listen 80", "listen " + HOST + ":" + port);
        for (int i = 0; i < instances.size(); i++) {
            int instance = instances.get(i);
            String down = withdrawn.contains(instance) ? " down" : "";
            text = text.replace("parley-" + (i + 1) + ":8080", HOST + ":" + instance + down);
        }
        Files.writeString(configuration, text);
    }

    private boolean isListening() {
        try (Socket tried = new Socket(HOST, port)) {
            return tried.isConnected();
        } catch (IOException notYet) {
            if (!process.isAlive()) {
                throw new IllegalStateException(kind + " does not start: " + output());
            }
            return false;
        }
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
