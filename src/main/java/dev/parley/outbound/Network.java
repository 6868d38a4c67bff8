package dev.parley.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of IP addresses, in CIDR notation.
 *
 * @param prefix its first address
 * @param bits number of leading bits that its addresses have in common
 */
public record Network(byte[] prefix, int bits) {

    /** An address as numbers, never a name: InetAddress then does not ask a server. */
    private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/([0-9]{1,3})");

    /**
     * Parses a network.
     *
     * @throws IllegalArgumentException if the text is not a network, such as 10.0.0.0/8 or fd00::/8
     */
    public static Network of(String text) {
        var form = FORM.matcher(text.strip());
        if (form.matches()) {
            try {
                byte[] prefix = InetAddress.getByName(form.group(1)).getAddress();
                int bits = Integer.parseInt(form.group(2));
                if (bits <= prefix.length * Byte.SIZE) {
                    return new Network(prefix, bits);
                }
            } catch (UnknownHostException malformed) {
                // Fall through to the same error as for any other text.
            }
        }
        throw new IllegalArgumentException("Not a network in CIDR notation: " + text);
    }

    /** Whether an address is in this network. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((bytes[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
