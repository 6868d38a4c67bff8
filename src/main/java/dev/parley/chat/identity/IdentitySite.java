package dev.parley.chat.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A site that signs identities, with its keys. Thread-safe. */
final class IdentitySite {

    private static final Set<String> SCHEMES = Set.of("https", "http");

    private final String name;
    private final IdentityConfig.Site config;
    private final List<IdentityKey> keys;
    private final @Nullable RemoteKeys remote;

    /** The JWK Set of the site cannot be read. */
    static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** @throws ConfigurationException if a key cannot be used, or if there is none */
    IdentitySite(String name, IdentityConfig.Site config, Clock clock) {
        this.name = name;
        this.config = config;
        this.keys = configured();
        this.remote = config.jwksUrl()
                .map(url -> new RemoteKeys(name, address(url), clock))
                .orElse(null);
        if (keys.isEmpty() && remote == null) {
            throw invalid("needs keys, jwks or jwks-url");
        }
    }

    String name() {
        return name;
    }

    IdentityConfig.Site config() {
        return config;
    }

    /**
     * Returns the keys that may have made a signature.
     *
     * @throws UnavailableException if one of them may be in a JWK Set that cannot be read
     */
    List<IdentityKey> keys(@Nullable String algorithm, @Nullable String kid) throws UnavailableException {
        List<IdentityKey> found = IdentityKey.fitting(keys, algorithm, kid);
        if (remote == null || kid != null && !found.isEmpty()) {
            return found;
        }
        return Stream.concat(found.stream(), remote.fitting(algorithm, kid).stream())
                .toList();
    }

    private static Stream<IdentityKey> usable(List<JsonWebKey> jwks) {
        return jwks.stream().map(IdentityKey::of).flatMap(Optional::stream);
    }

    private URL address(String url) {
        try {
            URL address = new URI(url).toURL();
            if (!SCHEMES.contains(address.getProtocol()) || address.getHost().isEmpty()) {
                throw invalid("jwks-url is no URL that begins with https or http");
            }
            return address;
        } catch (URISyntaxException | MalformedURLException | IllegalArgumentException malformed) {
            throw invalid("jwks-url is no URL that begins with https or http");
        }
    }

    private List<IdentityKey> configured() {
        List<IdentityKey> all = new ArrayList<>();
        config.keys().forEach((id, key) -> all.add(configured(id, key)));
        config.jwks().ifPresent(text -> all.addAll(set(text)));
        return List.copyOf(all);
    }

    private IdentityKey configured(String id, IdentityConfig.Key key) {
        if (key.secret().isPresent() == key.publicKey().isPresent()) {
            throw invalid("keys." + id + " needs either secret or public-key");
        }
        if (key.secret().isPresent()) {
            return IdentityKey.ofSecret(id, key.secret().get())
                    .orElseThrow(() -> invalid("keys." + id + ".secret has fewer than 32 bytes"));
        }
        return IdentityKey.ofPublicKey(id, key.publicKey().orElseThrow())
                .orElseThrow(() -> invalid("keys." + id + ".public-key is no public key for RSA, EC or Ed25519"));
    }

    private List<IdentityKey> set(String jwks) {
        List<JsonWebKey> all;
        try {
            all = new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (JoseException noSet) {
            throw invalid("jwks is no JWK Set");
        }
        List<IdentityKey> usable = usable(all).toList();
        if (usable.isEmpty()) {
            throw invalid("jwks has no key that can verify a signature");
        }
        return usable;
    }

    /** Says which setting is wrong, without its value: it may be a secret. */
    private ConfigurationException invalid(String what) {
        return new ConfigurationException("parley.identity.sites." + name + ": " + what);
    }
}
