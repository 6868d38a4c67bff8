package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.graphql.download.DownloadContent.Pieces;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client of ClamAV's daemon: one connection for each file, with the command INSTREAM. A file is sent in chunks, each after its size in four bytes. An
 * empty chunk ends it. The answer ends with a null character.
 */
final class Clamd {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(US_ASCII);
    private static final int LONGEST_ANSWER = 512;
    private static final String CLEAN = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: ([!-~]{1,255}) FOUND");

    /** The host may be an IPv6 address in brackets. */
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[([^\\[\\]/\\s]+)]|([^\\[\\]:/\\s]+)):(\\d{1,5})");

    private final Supplier<SocketAddress> address;
    private final Duration timeout;

    /**
     * @param address a host with a port, or the path of a socket
     * @param timeout how long the scan of a file may take
     * @throws ConfigurationException if it is no address
     */
    Clamd(String address, Duration timeout) {
        this.address = parsed(address);
        this.timeout = timeout;
    }

    /** Names of hosts are resolved for each file, because their addresses may change. */
    private static Supplier<SocketAddress> parsed(String address) {
        if (address.startsWith("/")) {
            SocketAddress socket = UnixDomainSocketAddress.of(address);
            return () -> socket;
        }
        Matcher parts = HOST_AND_PORT.matcher(address);
        int port = parts.matches() ? Integer.parseInt(parts.group(3)) : 0;
        if (port < 1 || port > 65_535) {
            throw new ConfigurationException(
                    "parley.attachments.scan.clamd must be a host with a port, such as 127.0.0.1:3310, or the path of a socket, such as /run/clamav/clamd.ctl.");
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return () -> new InetSocketAddress(host, port);
    }

    /**
     * Scans a file.
     *
     * @return the name of what was found; empty if nothing was
     * @throws IOException if there is no result, because the daemon can't be reached, is too slow, or fails
     */
    Optional<String> threatIn(Pieces file) throws IOException {
        SocketAddress target = address.get();
        if (target instanceof InetSocketAddress host && host.isUnresolved()) {
            throw new ConnectException("Unknown host");
        }
        boolean isPath = target instanceof UnixDomainSocketAddress;
        try (SocketChannel channel = isPath ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
                Selector selector = Selector.open()) {
            Connection connection = new Connection(channel, selector, System.nanoTime() + timeout.toNanos());
            connection.open(target);
            connection.send(COMMAND);
            for (byte[] piece = file.next(); piece != null; piece = file.next()) {
                connection.send(size(piece.length));
                connection.send(piece);
            }
            connection.send(size(0));
            return result(connection.answer());
        }
    }

    private static byte[] size(int bytes) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).array();
    }

    private static Optional<String> result(String answer) throws IOException {
        if (answer.equals(CLEAN)) {
            return Optional.empty();
        }
        Matcher found = FOUND.matcher(answer);
        if (!found.matches()) {
            throw new IOException("Unexpected answer: " + answer.replaceAll("[^ -~]", "?"));
        }
        return Optional.of(found.group(1));
    }

    /**
     * A connection with one time limit for all that happens on it. Blocking channels have none.
     *
     * @param deadline in the time of {@link System#nanoTime}
     */
    private record Connection(SocketChannel channel, Selector selector, long deadline) {

        void open(SocketAddress target) throws IOException {
            channel.configureBlocking(false);
            channel.connect(target);
            while (!channel.finishConnect()) {
                await(SelectionKey.OP_CONNECT);
            }
        }

        void send(byte[] bytes) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                if (channel.write(rest) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        }

        /** Reads up to the null character. */
        String answer() throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(LONGEST_ANSWER);
            while (bytes.hasRemaining()) {
                int read = channel.read(bytes);
                if (read < 0) {
                    break;
                }
                if (read == 0) {
                    await(SelectionKey.OP_READ);
                }
                if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == 0) {
                    return new String(bytes.array(), 0, bytes.position() - 1, US_ASCII);
                }
            }
            throw new IOException("The answer has no end");
        }

        /** Waits until an operation may do more. It is tried again in any case, which also ends the work of a thread that is interrupted. */
        private void await(int operation) throws IOException {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new SocketTimeoutException("Not within the time limit");
            }
            channel.register(selector, operation);
            selector.select(left);
            selector.selectedKeys().clear();
        }
    }
}
