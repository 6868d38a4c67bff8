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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy between an {@link Instance} and the database of the tests that can drop all bytes without closing connections. */
public final class Wire implements AutoCloseable {

    private static final String JDBC = "jdbc:";
    private static final int BUFFER = 8192;

    private final ServerSocket near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI far = URI.create(TestDatabase.url().substring(JDBC.length()));
    private final Set<Cable> cables = ConcurrentHashMap.newKeySet();

    /** Starts the proxy. */
    public Wire() throws IOException {
        inBackground(this::acceptAll);
    }

    /** One connection, in both directions. */
    private static final class Cable {

        private volatile boolean swallows;

        void carry(Socket from, Socket to) {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!swallows) {
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException over) {
                // The end of either connection closes the streams of both.
            }
        }
    }

    /** Settings of an {@link Instance} that reaches the database through this proxy. */
    public Map<String, String> asSettings() {
        String url = TestDatabase.url().replace(":" + far.getPort() + "/", ":" + near.getLocalPort() + "/");
        return Map.of("quarkus.datasource.jdbc.url", url);
    }

    /** Drops all bytes of the existing connections from now on. New connections work. */
    public void swallow() {
        cables.forEach(cable -> cable.swallows = true);
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
        Socket server = new Socket(far.getHost(), far.getPort());
        Cable cable = new Cable();
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
