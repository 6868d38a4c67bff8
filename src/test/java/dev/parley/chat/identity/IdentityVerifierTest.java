package dev.parley.chat.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.support.Identities;
import dev.parley.support.SetTime;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens count as identities, and the code for each that does not. */
class IdentityVerifierTest {

    private static final String SHOP = "parley.identity.sites.shop.";
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair OTHER_RSA = pair("RSA", 2048);
    private static final KeyPair EC = curve("secp256r1");
    private static final KeyPair EC_384 = curve("secp384r1");
    private static final KeyPair ED = pair("Ed25519", 255);

    private final SetTime clock = new SetTime();
    private final Map<String, Object> claims = Identities.claims("42", clock);

    @Test
    void validToken_isRead() {
        claims.putAll(Map.of("email", " kari@example.com ", "name", "Kari Nordmann", "company", "Fjord AS"));

        CustomerIdentity identity = ofSecret().verify(hs256(claims));

        assertThat(identity)
                .isEqualTo(new CustomerIdentity(
                        "shop", "42", "kari@example.com", true, "Kari Nordmann", "Fjord AS", null));
    }

    @Test
    void audienceList_withTheAudience_isAccepted() {
        claims.put("aud", List.of("else", "parley"));

        assertThat(ofSecret().verify(hs256(claims)).subject()).isEqualTo("42");
    }

    @Test
    void blankOptionalClaims_areNone() {
        claims.putAll(Map.of("email", " ", "name", "", "company", "\u200B"));

        assertThat(ofSecret().verify(hs256(claims)))
                .isEqualTo(new CustomerIdentity("shop", "42", null, true, null, null, null));
    }

    @Test
    void emailThatTheSiteHasNotVerified_isNotTrusted() {
        claims.putAll(Map.of("email", "kari@example.com", "email_verified", false));

        CustomerIdentity identity = ofSecret().verify(hs256(claims));

        assertThat(identity.email()).isEqualTo("kari@example.com");
        assertThat(identity.trustedEmail()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            exp             | -31        | IDENTITY_EXPIRED
            exp             | null       | IDENTITY_INVALID
            exp             | tomorrow   | IDENTITY_INVALID
            iat             | -3631      | IDENTITY_EXPIRED
            iat             | 31         | IDENTITY_INVALID
            iat             | null       | IDENTITY_INVALID
            nbf             | 31         | IDENTITY_INVALID
            aud             | other      | IDENTITY_WRONG_AUDIENCE
            aud             | null       | IDENTITY_WRONG_AUDIENCE
            sub             | null       | IDENTITY_INVALID
            sub             | ''         | IDENTITY_INVALID
            email           | kari       | IDENTITY_INVALID
            email           | 7          | IDENTITY_INVALID
            name            | 7          | IDENTITY_INVALID
            email_verified  | maybe      | IDENTITY_INVALID
            """)
    void claimThatIsWrong_isRefused(String claim, String value, RefusalCode code) {
        claims.put(claim, wrong(claim, value));

        assertRefused(ofSecret(), hs256(claims), code);
    }

    private Object wrong(String claim, String value) {
        if (value == null || !value.matches("-?\\d+")) {
            return value;
        }
        return List.of("exp", "iat", "nbf").contains(claim)
                ? (Object) (clock.instant().getEpochSecond() + Integer.parseInt(value))
                : (Object) Integer.valueOf(value);
    }

    @Test
    void claimsThatAreTooLong_areRefused() {
        for (String claim : List.of("sub", "email", "name", "company")) {
            String longText = "x".repeat(250) + "@e.com";
            String token = hs256(Identities.with(claims, Map.of(claim, longText)));

            assertRefused(ofSecret(), token, RefusalCode.IDENTITY_INVALID);
        }
    }

    @Test
    void claimThatCannotBeStored_isRefused() {
        assertRefused(ofSecret(), hs256(Identities.with(claims, Map.of("name", "a\0b"))), RefusalCode.IDENTITY_INVALID);
    }

    @Test
    void clocksThatDifferByLessThanTheSkew_areTolerated() {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> behind = Identities.with(claims, Map.of("iat", now + 29, "nbf", now + 29));
        Map<String, Object> ahead = Identities.with(claims, Map.of("iat", now - 300, "exp", now - 29));

        assertThat(ofSecret().verify(hs256(behind)).subject()).isEqualTo("42");
        assertThat(ofSecret().verify(hs256(ahead)).subject()).isEqualTo("42");
    }

    @Test
    void token_isRefusedOnceItHasExpired() {
        IdentityVerifier verifier = ofSecret();
        String token = hs256(claims);
        assertThat(verifier.verify(token).subject()).isEqualTo("42");

        clock.pass(Duration.ofSeconds(331));

        assertRefused(verifier, token, RefusalCode.IDENTITY_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a.b",
                "a.b.c",
                "a.b.c.d.e",
                "e30.e30.",
                "eyJhbGciOiJIUzI1NiJ9..",
                "eyJhbGciOiJIUzI1NiIsImtpZCI6NX0.e30.e30",
                "eyJhbGciOlsiSFMyNTYiXX0.e30.e30",
                "{}",
                "\u0000"
            })
    void garbage_isRefused(String token) {
        assertRefused(ofSecret(), token, RefusalCode.IDENTITY_INVALID);
    }

    @Test
    void unsignedToken_isRefused() {
        assertRefused(ofSecret(), Identities.sign("none", null, null, claims), RefusalCode.IDENTITY_INVALID);
        assertRefused(ofSecret(), Identities.sign("none", null, "k1", claims), RefusalCode.IDENTITY_INVALID);
    }

    @Test
    void tokenWithoutItsSignature_isRefused() {
        String token = hs256(claims);

        assertRefused(ofSecret(), token.substring(0, token.lastIndexOf('.') + 1), RefusalCode.IDENTITY_INVALID);
    }

    @Test
    void tokenWithOtherClaims_isRefused() {
        String[] parts = hs256(claims).split("\\.");
        String[] others = hs256(Identities.with(claims, Map.of("sub", "43"))).split("\\.");

        assertRefused(ofSecret(), parts[0] + "." + others[1] + "." + parts[2], RefusalCode.IDENTITY_INVALID);
    }

    /** The attacker takes the public key, which everybody knows, as the secret of HS256. */
    @Test
    void publicKeyUsedAsASecret_isRefused() {
        byte[] der = RSA.getPublic().getEncoded();
        String pem = pem(RSA);
        IdentityVerifier verifier = verifier(Map.of(SHOP + "keys.k1.public-key", pem));

        for (byte[] secret : List.of(
                der,
                pem.getBytes(StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(der).getBytes(StandardCharsets.UTF_8))) {
            Key key = new javax.crypto.spec.SecretKeySpec(secret, "HmacSHA256");
            assertRefused(verifier, Identities.sign("HS256", key, "k1", claims), RefusalCode.IDENTITY_INVALID);
            assertRefused(verifier, Identities.sign("HS256", key, null, claims), RefusalCode.IDENTITY_INVALID);
        }
    }

    @Test
    void otherAlgorithmOfASecret_isRefused() {
        Key secret = Identities.secret(Identities.OLD_SECRET + Identities.SECRET);
        IdentityVerifier verifier =
                verifier(Map.of(SHOP + "keys.k1.secret", Identities.OLD_SECRET + Identities.SECRET));

        assertThat(verifier.verify(Identities.sign("HS256", secret, "k1", claims))
                        .subject())
                .isEqualTo("42");
        assertRefused(verifier, Identities.sign("HS512", secret, "k1", claims), RefusalCode.IDENTITY_INVALID);
    }

    @Test
    void strangersKey_isRefused() {
        IdentityVerifier verifier = verifier(Map.of(SHOP + "keys.k1.public-key", pem(RSA)));

        assertThat(verifier.verify(Identities.sign("RS256", RSA.getPrivate(), "k1", claims))
                        .subject())
                .isEqualTo("42");
        assertRefused(
                verifier, Identities.sign("RS256", OTHER_RSA.getPrivate(), "k1", claims), RefusalCode.IDENTITY_INVALID);
        assertRefused(
                ofSecret(),
                Identities.sign("HS256", Identities.secret(Identities.OLD_SECRET), "k1", claims),
                RefusalCode.IDENTITY_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "ES384", "EdDSA"})
    void publicKey_ofEachType_isAccepted(String algorithm) {
        KeyPair pair = switch (algorithm) {
            case "ES256" -> EC;
            case "ES384" -> EC_384;
            case "EdDSA" -> ED;
            default -> RSA;
        };
        String token = Identities.sign(algorithm, pair.getPrivate(), null, claims);

        assertThat(verifier(Map.of(SHOP + "keys.k1.public-key", pem(pair)))
                        .verify(token)
                        .subject())
                .isEqualTo("42");
        assertThat(verifier(Map.of(SHOP + "jwks", jwks(pair, "k1")))
                        .verify(token)
                        .subject())
                .isEqualTo("42");
    }

    @Test
    void rotation_acceptsBothKeys_byKidOrInTurn() {
        IdentityVerifier verifier = verifier(
                Map.of(SHOP + "keys.new.secret", Identities.SECRET, SHOP + "keys.old.secret", Identities.OLD_SECRET));
        Key now = Identities.secret(Identities.SECRET);
        Key before = Identities.secret(Identities.OLD_SECRET);

        assertThat(verifier.verify(Identities.sign("HS256", now, "new", claims)).subject())
                .isEqualTo("42");
        assertThat(verifier.verify(Identities.sign("HS256", before, "old", claims))
                        .subject())
                .isEqualTo("42");
        assertThat(verifier.verify(Identities.sign("HS256", now, null, claims)).subject())
                .isEqualTo("42");
        assertThat(verifier.verify(Identities.sign("HS256", before, null, claims))
                        .subject())
                .isEqualTo("42");
        assertRefused(verifier, Identities.sign("HS256", before, "new", claims), RefusalCode.IDENTITY_INVALID);
        assertRefused(verifier, Identities.sign("HS256", now, "unknown", claims), RefusalCode.IDENTITY_INVALID);
    }

    @Test
    void site_isTheOneWhoseKeyHasSigned_andItsRulesApply() {
        IdentityVerifier verifier = verifier(Map.of(
                SHOP + "keys.k1.secret",
                Identities.SECRET,
                "parley.identity.sites.bank.keys.k1.secret",
                Identities.OLD_SECRET,
                "parley.identity.sites.bank.audience",
                "bank",
                "parley.identity.sites.bank.issuer",
                "https://bank.example",
                "parley.identity.sites.bank.subject-prefix",
                "bank-",
                "parley.identity.sites.bank.max-age",
                "1M"));
        Map<String, Object> ofBank = Identities.with(claims, Map.of("aud", "bank", "iss", "https://bank.example"));

        CustomerIdentity identity = verifier.verify(bank(ofBank));

        assertThat(identity.site()).isEqualTo("bank");
        assertThat(identity.subject()).isEqualTo("bank-42");
        assertThat(verifier.verify(hs256(claims)).site()).isEqualTo("shop");
        assertRefused(verifier, bank(claims), RefusalCode.IDENTITY_WRONG_AUDIENCE);
        assertRefused(verifier, bank(Identities.with(ofBank, Map.of("iss", "else"))), RefusalCode.IDENTITY_INVALID);
        clock.pass(Duration.ofSeconds(91));
        assertRefused(verifier, bank(ofBank), RefusalCode.IDENTITY_EXPIRED);
    }

    private static String bank(Map<String, Object> claims) {
        return Identities.sign("HS256", Identities.secret(Identities.OLD_SECRET), "k1", claims);
    }

    @Test
    void sitesWithTheSameKey_haveTheirOwnRules() {
        IdentityVerifier verifier = verifier(Map.of(
                SHOP + "keys.k1.secret",
                Identities.SECRET,
                "parley.identity.sites.bank.keys.k1.secret",
                Identities.SECRET,
                "parley.identity.sites.bank.audience",
                "bank"));

        assertThat(verifier.verify(hs256(claims)).site()).isEqualTo("shop");
        assertThat(verifier.verify(hs256(Identities.with(claims, Map.of("aud", "bank"))))
                        .site())
                .isEqualTo("bank");
        assertRefused(
                verifier, hs256(Identities.with(claims, Map.of("aud", "other"))), RefusalCode.IDENTITY_WRONG_AUDIENCE);
    }

    @Test
    void oneTimeToken_thatExpiresInTheFarFuture_isForgottenWithItsAge() {
        IdentityVerifier verifier =
                verifier(Map.of(SHOP + "keys.k1.secret", Identities.SECRET, SHOP + "one-time", "true"));

        CustomerIdentity identity =
                verifier.verify(hs256(Identities.with(claims, Map.of("jti", "a", "exp", Long.MAX_VALUE))));

        assertThat(Objects.requireNonNull(identity.token()).expiresAt())
                .isBefore(clock.instant().plus(Duration.ofMinutes(62)));
    }

    @Test
    void deeplyNestedHeader_isRefused() {
        String header = "{\"alg\":\"HS256\",\"x\":" + "[".repeat(2_500) + "]".repeat(2_500) + "}";
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + ".e30.e30";

        assertRefused(ofSecret(), token, RefusalCode.IDENTITY_INVALID);
    }

    @Test
    void oneTimeToken_isNamedByItsJti() {
        IdentityVerifier verifier =
                verifier(Map.of(SHOP + "keys.k1.secret", Identities.SECRET, SHOP + "one-time", "true"));
        String first = hs256(Identities.with(claims, Map.of("jti", "a")));

        assertThat(verifier.verify(first).token())
                .isEqualTo(verifier.verify(first).token())
                .isNotEqualTo(verifier.verify(hs256(Identities.with(claims, Map.of("jti", "b"))))
                        .token());
        assertRefused(verifier, hs256(claims), RefusalCode.IDENTITY_INVALID);
    }

    @Test
    void noSite_acceptsNothing() {
        assertRefused(verifier(Map.of()), hs256(claims), RefusalCode.IDENTITY_NOT_ACCEPTED);
    }

    @Test
    void remoteKeys_areReadOnce_whateverUnknownKidsAreSent() throws IOException {
        AtomicReference<String> keys = new AtomicReference<>(jwks(RSA, "first"));
        AtomicInteger reads = new AtomicInteger();
        HttpServer server = serve(keys, reads);
        IdentityVerifier verifier = verifier(Map.of(
                SHOP + "jwks-url", "http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        String token = Identities.sign("RS256", RSA.getPrivate(), "first", claims);

        assertThat(verifier.verify(token).subject()).isEqualTo("42");
        assertThat(verifier.verify(token).subject()).isEqualTo("42");
        assertThat(reads).hasValue(1);
        for (String kid : List.of("second", "third")) {
            assertRefused(
                    verifier, Identities.sign("RS256", RSA.getPrivate(), kid, claims), RefusalCode.IDENTITY_INVALID);
        }
        assertThat(reads).hasValue(1);
        server.stop(0);

        assertThat(verifier.verify(token).subject()).isEqualTo("42");
    }

    @Test
    void remoteKeys_thatCannotBeRead_areReported() throws IOException {
        HttpServer server = serve(new AtomicReference<>("no keys"), new AtomicInteger());
        int port = server.getAddress().getPort();
        server.stop(0);
        IdentityVerifier verifier = verifier(Map.of(SHOP + "jwks-url", "http://127.0.0.1:" + port + "/"));

        assertRefused(
                verifier,
                Identities.sign("RS256", RSA.getPrivate(), "first", claims),
                RefusalCode.IDENTITY_UNAVAILABLE);
    }

    @Test
    void remoteKeys_thatAreTooMany_orElsewhere_areNotRead() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        HttpServer server = serve(new AtomicReference<>(" ".repeat(600_000) + jwks(RSA, "first")), reads);
        HttpServer redirecting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        redirecting.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        redirecting.start();
        String token = Identities.sign("RS256", RSA.getPrivate(), "first", claims);

        assertRefused(of(redirecting), token, RefusalCode.IDENTITY_UNAVAILABLE);
        assertThat(reads).hasValue(0);
        assertRefused(of(server), token, RefusalCode.IDENTITY_UNAVAILABLE);
        assertThat(reads).hasValue(1);
        redirecting.stop(0);
        server.stop(0);
    }

    @Test
    void siteThatNeverAnswers_isAskedOnce_andDelaysNoOtherSite() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "parley.identity.sites.slow.jwks-url",
                    "http://127.0.0.1:" + silent.getLocalPort() + "/",
                    SHOP + "keys.k1.secret",
                    Identities.SECRET));
            IdentityVerifier verifier = verifier(settings);
            String token = Identities.sign("RS256", RSA.getPrivate(), "first", claims);

            // The patience of the first request ends; later ones do not wait for the same read.
            for (int i = 0; i < 50; i++) {
                assertRefused(verifier, token, RefusalCode.IDENTITY_UNAVAILABLE);
            }

            assertThat(verifier.verify(hs256(claims)).site()).isEqualTo("shop");
            try (Socket first = silent.accept()) {
                silent.setSoTimeout(1);
                assertThatThrownBy(silent::accept).as("only %s", first).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void remoteKeys_areReadAgainAfterAFailure_forANewKid_andNotUsedForEver() throws IOException {
        AtomicReference<String> keys = new AtomicReference<>("no keys");
        AtomicInteger reads = new AtomicInteger();
        HttpServer server = serve(keys, reads);
        IdentityVerifier verifier = of(server);

        assertRefused(verifier, remote("first"), RefusalCode.IDENTITY_UNAVAILABLE);
        keys.set(jwks(RSA, "first"));
        assertRefused(verifier, remote("first"), RefusalCode.IDENTITY_UNAVAILABLE);
        assertThat(reads).hasValue(1);
        clock.pass(Duration.ofSeconds(11));
        assertThat(verifier.verify(remote("first")).subject()).isEqualTo("42");

        keys.set(jwks(RSA, "second"));
        assertRefused(verifier, remote("second"), RefusalCode.IDENTITY_INVALID);
        clock.pass(Duration.ofSeconds(61));
        assertThat(verifier.verify(remote("second")).subject()).isEqualTo("42");
        assertRefused(verifier, remote("first"), RefusalCode.IDENTITY_INVALID);

        keys.set("no keys");
        clock.pass(Duration.ofHours(23));
        assertThat(verifier.verify(remote("second")).subject()).isEqualTo("42");
        clock.pass(Duration.ofHours(2));
        assertRefused(verifier, remote("second"), RefusalCode.IDENTITY_UNAVAILABLE);
        server.stop(0);
    }

    /** An identity that is valid now. */
    private String remote(String kid) {
        return Identities.sign("RS256", RSA.getPrivate(), kid, Identities.claims("42", clock));
    }

    private IdentityVerifier of(HttpServer server) {
        return verifier(Map.of(
                SHOP + "jwks-url", "http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    private static HttpServer serve(AtomicReference<String> keys, AtomicInteger reads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            reads.incrementAndGet();
            byte[] body = keys.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keys.k1.secret=too short                 | fewer than 32 bytes
            keys.k1.public-key=bm8ga2V5              | no public key
            keys.k1.public-key=!                     | no public key
            jwks={"keys": []}                        | no key that can verify
            jwks=[]                                  | no JWK Set
            jwks-url=file:/etc/passwd                | no URL that begins
            jwks-url=https://                        | no URL that begins
            audience=parley                          | needs keys, jwks or jwks-url
            """)
    void keyThatCannotBeUsed_stopsTheStart_withoutTellingIt(String setting, String reason) {
        String[] parts = setting.split("=", 2);

        assertThatThrownBy(() -> verifier(Map.of(SHOP + parts[0], parts[1])))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("too short")
                .hasMessageNotContaining("bm8ga2V5");
    }

    private void assertRefused(IdentityVerifier verifier, String token, RefusalCode code) {
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOfSatisfying(RefusalException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.path()).isEqualTo("identity");
        });
    }

    private IdentityVerifier ofSecret() {
        return verifier(Map.of(SHOP + "keys.k1.secret", Identities.SECRET));
    }

    private static String hs256(Map<String, Object> claims) {
        return Identities.sign("HS256", Identities.secret(Identities.SECRET), "k1", claims);
    }

    private IdentityVerifier verifier(Map<String, String> settings) {
        IdentityConfig config = new SmallRyeConfigBuilder()
                .withMapping(IdentityConfig.class)
                .withSources(new PropertiesConfigSource(new HashMap<>(settings), "test", 100))
                .withConverter(Duration.class, 100, text -> Duration.parse("PT" + text))
                .build()
                .getConfigMapping(IdentityConfig.class);
        return new IdentityVerifier(clock, config);
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private static String jwks(KeyPair pair, String kid) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setKeyId(kid);
            return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KeyPair curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
