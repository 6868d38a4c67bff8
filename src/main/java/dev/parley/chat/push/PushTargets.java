package dev.parley.chat.push;

import dev.parley.outbound.OutboundTargets;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The push services to which pushes may be sent. Browsers name theirs, so anybody could name another address. */
@Singleton
class PushTargets extends OutboundTargets {

    private static final String ANY = "*.";

    private final List<String> services;

    PushTargets(PushConfig config) {
        super(config.allowHttp(), config.allowedNetworks().orElse(List.of()), "parley.push.allowed-networks");
        this.services = config.services().stream()
                .map(service -> service.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Parses the address of a browser. Empty if pushes may not be sent to it. */
    Optional<URI> endpoint(String text) {
        return allowed(text)
                .filter(url -> isService(withoutBrackets(url.getHost()).toLowerCase(Locale.ROOT)));
    }

    private boolean isService(String host) {
        return services.stream()
                .anyMatch(service ->
                        service.startsWith(ANY) ? host.endsWith(service.substring(1)) : host.equals(service));
    }
}
