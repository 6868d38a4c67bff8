package dev.parley.outbound;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where requests may be sent whose addresses callers choose. They could otherwise make the service send requests into the network that it runs in, such as to
 * the metadata service of a cloud (server-side request forgery).
 */
public class OutboundTargets {

    /** Printable ASCII. An internationalized name must be written in Punycode. */
    private static final Pattern URL = Pattern.compile("[\\x21-\\x7E]{1,2000}");

    /** IPv4 addresses that are not public, by the IANA registry of special-purpose addresses. */
    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // Metadata services with addresses that look public: Azure's and Alibaba's.
            "168.63.129.16/32",
            "100.100.100.200/32");

    /** The only IPv6 addresses that are public. Mapped, translated, local and multicast addresses are outside. */
    private static final Network PUBLIC_IPV6 = Network.of("2000::/3");

    /** Exceptions from it: protocol assignments with Teredo and ORCHID, documentation, and 6to4, which has an IPv4 address inside. */
    private static final List<Network> NOT_PUBLIC_IPV6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final boolean allowsHttp;
    private final List<Network> allowed;

    /**
     * @param allowsHttp whether URLs may begin with http
     * @param networks networks that are allowed although their addresses are not public, in CIDR notation
     * @param setting name of the setting that lists them, for the message if one is malformed
     */
    protected OutboundTargets(boolean allowsHttp, List<String> networks, String setting) {
        this.allowsHttp = allowsHttp;
        try {
            this.allowed = networks.stream().map(Network::of).toList();
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException(setting + ": " + malformed.getMessage());
        }
    }

    private static List<Network> networks(String... networks) {
        return Stream.of(networks).map(Network::of).toList();
    }

    /** Parses a URL. Empty if requests may not be sent to it, whatever its host resolves to. */
    public Optional<URI> allowed(String text) {
        if (!URL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean isAllowed = (scheme.equals("https") || allowsHttp && scheme.equals("http"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= 0xFFFF
                    && !isForbiddenLiteral(url.getHost());
            return isAllowed ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the host is an address instead of a name, and a forbidden one. Names are resolved when something is sent. */
    private boolean isForbiddenLiteral(String host) {
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            return false;
        }
        try {
            return !isAllowed(InetAddress.getByName(withoutBrackets(host)));
        } catch (UnknownHostException malformed) {
            return true;
        }
    }

    /**
     * Resolves the host of a URL.
     *
     * @return the address to connect to; empty if one of the host's addresses is forbidden
     * @throws UnknownHostException if it has none
     */
    public Optional<InetAddress> resolve(URI url) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(withoutBrackets(url.getHost()));
        return Stream.of(addresses).allMatch(this::isAllowed) ? Optional.of(addresses[0]) : Optional.empty();
    }

    /** Returns the host of a URL without the brackets of an IPv6 address. */
    protected static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether requests may be sent to an address. */
    public boolean isAllowed(InetAddress address) {
        return isPublic(address) || allowed.stream().anyMatch(network -> network.contains(address));
    }

    /** IPv4-mapped addresses are IPv4 addresses in Java. */
    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? NOT_PUBLIC.stream().noneMatch(network -> network.contains(address))
                : PUBLIC_IPV6.contains(address)
                        && NOT_PUBLIC_IPV6.stream().noneMatch(network -> network.contains(address));
    }
}
