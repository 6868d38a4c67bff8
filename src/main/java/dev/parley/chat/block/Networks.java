package dev.parley.chat.block;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses and ranges of addresses as texts. */
final class Networks {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /** An address in numbers, never a name: InetAddress then does not ask a name server. */
    private static final Pattern FORMAT = Pattern.compile(
            "(" + OCTET + "(?:\\." + OCTET + "){3}|(?=[0-9A-Fa-f.]*:)[0-9A-Fa-f:][0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    /** A range with fewer bits would be a large part of the internet. */
    private static final int FEWEST_BITS = 8;

    /** Bits that IPv6 notation puts before an IPv4 address, as in ::ffff:203.0.113.7. */
    private static final int BEFORE_IPV4 = 96;

    /** An IPv6 client chooses its address within a network of this size, as often as it likes. */
    private static final int IPV6_CLIENT_BITS = 64;

    private Networks() {}

    /** Returns an address or a range in CIDR notation, without bits behind the prefix; empty if the text is neither. */
    static Optional<String> parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        return parts.matches() ? range(parts.group(1), parts.group(2)) : Optional.empty();
    }

    /** Returns the network of a client: its address, and for IPv6 the network of 64 bits; empty if the text is no address. */
    static Optional<String> ofClient(String address) {
        String number = address.replaceFirst("%.*", "");
        Matcher parts = FORMAT.matcher(number);
        if (!parts.matches() || parts.group(2) != null) {
            return Optional.empty();
        }
        Optional<String> single = range(number, null);
        return single.filter(network -> network.contains(":")).isPresent()
                ? range(number, String.valueOf(IPV6_CLIENT_BITS))
                : single;
    }

    private static Optional<String> range(String number, @Nullable String prefix) {
        try {
            byte[] address = InetAddress.getByName(number).getAddress();
            int most = address.length * Byte.SIZE;
            boolean mapped = number.contains(":") && address.length == Integer.BYTES;
            int bits = prefix == null ? most : Integer.parseInt(prefix) - (mapped ? BEFORE_IPV4 : 0);
            if (bits < FEWEST_BITS || bits > most) {
                return Optional.empty();
            }
            for (int bit = bits; bit < most; bit++) {
                address[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
            }
            return Optional.of(InetAddress.getByAddress(address).getHostAddress() + "/" + bits);
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
