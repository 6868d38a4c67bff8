package dev.parley.support.server;

import dev.parley.support.Instance;
import dev.parley.support.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy between an {@link Instance} and a server, such as the database of the tests, that can drop or delay bytes, and reset connections. */
public final class Wire implements AutoCloseable {

    private static final String JDBC = "jdbc:";
    private static final int BUFFER = 8192;

    private final ServerSocket near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String url;
    private final URI far;
    private final Set<Cable> cables = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;

    /** Starts a proxy to the database of the tests. */
    public Wire() throws IOException {
        this(TestDatabase.url());
    }

    /** Starts a proxy to another database, or to a server of another kind. */
    public Wire(String url) throws IOException {
        this.url = url;
        this.far = URI.create(url.startsWith(JDBC) ? url.substring(JDBC.length()) : url);
        inBackground(this::acceptAll);
    }

    /** One connection, in both directions. */
    private final class Cable {

        private final Socket client;
        private final Socket server;
        private volatile boolean swallows;

        Cable(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carry(Socket from, Socket to) {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    Thread.sleep(delay.toMillis());
                    if (!swallows) {
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException over) {
                // The end of either connection closes the streams of both.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                cables.remove(this);
            }
        }

        /** Closes both connections by RST. */
        void reset() {
            for (Socket each : new Socket[] {client, server}) {
                try {
                    each.setSoLinger(true, 0);
                    each.close();
                } catch (IOException gone) {
                    // It is closed already.
                }
            }
        }
    }

    /** Settings of an {@link Instance} that reaches the database through this proxy. */
    public Map<String, String> asSettings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url.replace(":" + far.getPort() + "/", ":" + near.getLocalPort() + "/"));
    }

    /** The port of the loopback interface on which it listens. */
    public int port() {
        return near.getLocalPort();
    }

    /** Drops all bytes of the existing connections from now on. New connections work. */
    public void swallow() {
        cables.forEach(cable -> cable.swallows = true);
    }

    /** Resets all existing connections. New connections work. */
    public void reset() {
        cables.forEach(Cable::reset);
    }

    /** Delays all bytes from now on, in each direction. */
    public void delay(Duration time) {
        delay = time;
    }

    @Override
    public void close() throws IOException {
        near.close();
    }

    private void acceptAll() {
        try {
            while (true) {
                connect(near.accept());
            }
        } catch (IOException closed) {
            if (!near.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(far.getHost(), far.getPort());
        } catch (IOException down) {
            client.close();
            return;
        }
        Cable cable = new Cable(client, server);
        cables.add(cable);
        inBackground(() -> cable.carry(client, server));
        inBackground(() -> cable.carry(server, client));
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }
}
