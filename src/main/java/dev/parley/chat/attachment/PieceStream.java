package dev.parley.chat.attachment;

import dev.parley.graphql.download.DownloadContent.Pieces;
import java.io.InputStream;
import java.util.Objects;

/** A file as a stream, of which one piece is in memory at a time. */
final class PieceStream extends InputStream {

    private final Pieces pieces;
    private byte[] piece = {};
    private int position;
    private long left;

    /**
     * Creates the stream.
     *
     * @param size the number of bytes that the pieces have together
     */
    PieceStream(Pieces pieces, long size) {
        this.pieces = pieces;
        this.left = size;
    }

    /** The file can't be read to its end, which is no fault of the reader. */
    static final class EndedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EndedException(String message) {
            super(message);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws EndedException if there are fewer bytes than announced: the reader would wait for the rest */
    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        if (position == piece.length) {
            byte[] next = pieces.next();
            if (next == null) {
                throw new EndedException("A file was removed while it was read");
            }
            piece = next;
            position = 0;
        }
        int count = (int) Math.min(left, Math.min(length, piece.length - position));
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        left -= count;
        return count;
    }
}
