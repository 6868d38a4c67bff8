package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server in the place of ClamAV's daemon. It reads files as the daemon does, and answers or fails as a test wants. */
final class ClamdServer implements AutoCloseable {

    static final String CLEAN = "stream: OK\0";
    static final String INFECTED = "stream: Win.Test.EICAR_HDB-1 FOUND\0";

    /** The use of a connection, which is closed afterwards. */
    interface Conversation {
        void hold(ClamdServer server, SocketChannel client) throws IOException;
    }

    /** Closes the connection at once. */
    static final Conversation HANGS_UP = (server, client) -> {};

    /** Reads the file, and closes the connection. */
    static final Conversation HANGS_UP_LATER = (server, client) -> server.receive(client);

    /** Reads the file, and does not answer. */
    static final Conversation IS_SILENT = (server, client) -> {
        server.receive(client);
        server.awaitEnd(client);
    };

    /** Reads nothing. */
    static final Conversation IS_DEAF = (server, client) -> server.awaitClose();

    private final ServerSocketChannel listener;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private final List<byte[]> chunks = new CopyOnWriteArrayList<>();
    private volatile Conversation conversation;
    private volatile boolean closed;

    /** Listens on a free port. */
    ClamdServer(Conversation conversation) throws IOException {
        this(ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), conversation);
    }

    /** Listens on a socket in the file system. */
    ClamdServer(Path socket, Conversation conversation) throws IOException {
        this(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket)),
                conversation);
    }

    private ClamdServer(ServerSocketChannel listener, Conversation conversation) {
        this.listener = listener;
        this.conversation = conversation;
        start(this::accept);
    }

    /** Reads the file, and answers. */
    static Conversation answers(String text) {
        return (server, client) -> {
            server.receive(client);
            ByteBuffer answer = ByteBuffer.wrap(text.getBytes(US_ASCII));
            while (answer.hasRemaining()) {
                client.write(answer);
            }
        };
    }

    /** Changes what it does with further connections. */
    void now(Conversation next) {
        conversation = next;
    }

    /** The address on which it listens, as the setting names it. */
    String address() {
        try {
            return listener.getLocalAddress() instanceof InetSocketAddress host
                    ? host.getAddress().getHostAddress() + ":" + host.getPort()
                    : listener.getLocalAddress().toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The chunks of all files that it has received. */
    List<byte[]> chunks() {
        return chunks;
    }

    /** All that it has received. */
    byte[] received() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private void receive(SocketChannel client) throws IOException {
        DataInputStream input = new DataInputStream(Channels.newInputStream(client));
        String command = new String(input.readNBytes("zINSTREAM\0".length()), US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            throw new IOException("Unknown command " + command);
        }
        for (int size = input.readInt(); size != 0; size = input.readInt()) {
            chunks.add(input.readNBytes(size));
        }
    }

    private void awaitEnd(SocketChannel client) throws IOException {
        while (client.read(ByteBuffer.allocate(1)) >= 0) {
            // The client sends no more.
        }
    }

    private synchronized void awaitClose() {
        try {
            while (!closed) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                clients.add(client);
                start(() -> serve(client));
            }
        } catch (ClosedChannelException over) {
            // The test has ended.
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            conversation.hold(this, client);
        } catch (IOException gone) {
            // The client has disconnected, or the test has ended.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        listener.close();
        for (SocketChannel client : clients) {
            client.close();
        }
    }
}
