package dev.parley.support.server;

import dev.parley.support.Caller;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Keycloak on a free port of the loopback interface, with the realms of src/test/keycloak. The password of each user is its name.
 * Data are not persisted. The Maven profile keycloak unpacks the server.
 */
public final class Keycloak implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Path REALMS = Path.of("src/test/keycloak");
    private static final Path UNPACKED = Path.of("target/keycloak").toAbsolutePath();
    /** Its first start also builds it, which takes minutes on a machine that is busy with a native build. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A request while it starts may never be answered. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String administrator = UUID.randomUUID().toString();
    private final int port;
    private final Path log;
    private final Process process;

    /** The tokens of a login. */
    public record Tokens(String access, String refresh) {

        /** A caller with the access token. */
        public Caller caller() {
            return Caller.bearer(access);
        }
    }

    /** Starts the server, and waits until its realms exist. */
    public Keycloak() throws IOException, InterruptedException {
        port = Ports.free();
        Path home = home();
        Path imports = Files.createDirectories(home.resolve("data/import"));
        for (String realm : new String[] {"parley-realm.json", "other-realm.json"}) {
            Files.copy(REALMS.resolve(realm), imports.resolve(realm), StandardCopyOption.REPLACE_EXISTING);
        }
        log = Files.createTempFile(UNPACKED, "keycloak", ".log");
        ProcessBuilder command = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--cache=local",
                        "--http-host=" + HOST,
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        // It lives for a minute: the second compiler would take more than it gives.
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        administrator,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        administrator));
        process = command.start();
        // Also if the tests are aborted.
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        awaitReady();
    }

    /** Settings of Parley for this provider, as in docs/identity.md. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", address("parley"),
                "quarkus.oidc.token.audience", "parley",
                "quarkus.oidc.token.principal-claim", "preferred_username");
    }

    /** Logs a user in with a client of a realm. */
    public Tokens login(String realm, String client, String user) {
        return login(HOST, realm, client, user);
    }

    /** Logs a user in at another name of the host. The tokens then have another issuer. */
    public Tokens login(String host, String realm, String client, String user) {
        return tokens(
                host, realm, Map.of("grant_type", "password", "client_id", client, "username", user, "password", user));
    }

    /** Refreshes tokens. */
    public Tokens refresh(String realm, String client, Tokens old) {
        return tokens(
                HOST,
                realm,
                Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", old.refresh()));
    }

    /** Replaces the signing key of a realm. */
    public void rotateKey(String realm) {
        String keys = "/admin/realms/" + realm + "/components";
        String old = ask("GET", keys + "?type=org.keycloak.keys.KeyProvider", "").asJsonArray().stream()
                .map(component -> component.asJsonObject())
                .filter(component -> component.getString("providerId").equals("rsa-generated"))
                .map(component -> component.getString("id"))
                .findFirst()
                .orElseThrow();
        JsonObject config = Json.createObjectBuilder()
                .add("priority", Json.createArrayBuilder().add("200"))
                .add("algorithm", Json.createArrayBuilder().add("RS256"))
                .build();
        ask(
                "POST",
                keys,
                Json.createObjectBuilder()
                        .add("name", "rotated")
                        .add("providerId", "rsa-generated")
                        .add("providerType", "org.keycloak.keys.KeyProvider")
                        .add("config", config)
                        .build()
                        .toString());
        ask("DELETE", keys + "/" + old, "");
    }

    /** Stops the server. */
    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    /** Kills the child processes too, because the start script runs Java as a child. */
    private void kill() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
    }

    private static Path home() throws IOException {
        try (Stream<Path> unpacked = Files.list(UNPACKED)) {
            return unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private String address(String realm) {
        return address(HOST, realm);
    }

    private String address(String host, String realm) {
        return "http://" + host + ":" + port + "/realms/" + realm;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("Keycloak does not start:\n" + Files.readString(log));
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(address("parley")))
                .timeout(ANSWER)
                .build();
        try {
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Tokens tokens(String host, String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonObject tokens = send(HttpRequest.newBuilder(
                                URI.create(address(host, realm) + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)))
                .asJsonObject();
        return new Tokens(tokens.getString("access_token"), tokens.getString("refresh_token"));
    }

    private JsonStructure ask(String method, String path, String body) {
        String token = login("master", "admin-cli", administrator).access();
        return send(HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static JsonStructure send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("Keycloak responds " + answer.statusCode() + ": " + answer.body());
            }
            String json = answer.body().isEmpty() ? "{}" : answer.body();
            try (JsonReader reader = Json.createReader(new StringReader(json))) {
                return reader.read();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
