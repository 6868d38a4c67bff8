package dev.parley.support;

import io.restassured.RestAssured;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A client that sends GraphQL over HTTP with fixed credentials. */
public final class Caller {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);

    /** The timeout makes a test fail if the service does not respond, instead of blocking the whole run. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Java's HTTP client, because REST Assured uses several times the CPU of the service. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Pattern SURROGATE = Pattern.compile("\\p{Cs}");

    private final String authorization;
    private final String service;

    private Caller(String authorization, String service) {
        this.authorization = authorization;
        this.service = service;
    }

    /** A caller with this Authorization header. Null means none. */
    public static Caller with(String authorization) {
        return new Caller(authorization, "");
    }

    /** A user of the Service module, with a token. */
    public static Caller agent(String loginname) {
        return inRoles(loginname, Set.of());
    }

    /** A user with a token of an administrator. */
    public static Caller admin(String loginname) {
        return inRoles(loginname, Set.of("admin"));
    }

    /** A user with a token of a bot. */
    public static Caller bot(String loginname) {
        return inRoles(loginname, Set.of("bot"));
    }

    /** A client with a token that may change CRM records. */
    public static Caller sync() {
        return inRoles("crm-sync", Set.of("sync"));
    }

    /** A user with a token that is valid for this time. A negative time means that it has expired. */
    public static Caller agent(String loginname, Duration tokenLife) {
        return inRoles(loginname, Set.of(), tokenLife);
    }

    private static Caller inRoles(String loginname, Set<String> roles) {
        return inRoles(loginname, roles, TOKEN_LIFE);
    }

    private static Caller inRoles(String loginname, Set<String> roles, Duration tokenLife) {
        String token = Jwt.subject(loginname).groups(roles).expiresIn(tokenLife).sign(privateKey());
        return bearer(token);
    }

    /** A caller with a bearer token, valid or not. */
    public static Caller bearer(String token) {
        return with("Bearer " + token);
    }

    /** A customer with the key of its session. */
    public static Caller customer(String sessionKey) {
        return with("ChatSession " + sessionKey);
    }

    /** A caller without credentials. */
    public static Caller nobody() {
        return with(null);
    }

    /** The same caller with another instance than the one under test. */
    public Caller at(Instance instance) {
        return at(instance.url());
    }

    /** The same caller with the service at a base URL. */
    public Caller at(String url) {
        return new Caller(authorization, url);
    }

    /** Its Authorization header, or null. */
    public String authorization() {
        return authorization;
    }

    /** Base URL of the service that it calls. */
    public String service() {
        return service.isEmpty() ? "http://localhost:" + RestAssured.port : service;
    }

    /** Sends a document with variables. */
    public Answer asks(String document, Map<String, ?> variables) {
        return sends(body(document, variables));
    }

    /** Sends a raw body with the content type of JSON. */
    public Answer sends(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service() + "/graphql"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "*/*")
                .POST(BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The request body. Unpaired surrogates are escaped, because UTF-8 cannot represent them. */
    private static String body(String document, Map<String, ?> variables) {
        return SURROGATE
                .matcher(Json.encode(Map.of("query", document, "variables", variables)))
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** Sends a document and disconnects before the response. */
    public void asksAndHangsUp(String document, Map<String, ?> variables) {
        byte[] body = body(document, variables).getBytes(StandardCharsets.UTF_8);
        String head = "POST /graphql HTTP/1.1\r\nHost: localhost:" + RestAssured.port + "\r\nAuthorization: "
                + authorization + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream request = socket.getOutputStream();
            request.write(head.getBytes(StandardCharsets.ISO_8859_1));
            request.write(body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a document without variables. */
    public Answer asks(String document) {
        return asks(document, Map.of());
    }

    /** Sends one of the operations in src/test/resources/graphql. */
    public Answer runs(String operation, Map<String, ?> variables) {
        try (InputStream file = Caller.class.getResourceAsStream("/graphql/" + operation + ".graphql")) {
            return asks(new String(file.readAllBytes(), StandardCharsets.UTF_8), variables);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs a mutation of one session. */
    public Answer runs(String operation, long session) {
        return runs(operation, Map.of("input", Map.of("chatSessionId", Ids.of("ChatSession", session))));
    }

    /** Runs a mutation of one session with more input fields. The alias of the mutation is "done". */
    public Answer does(String mutation, long session, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("chatSessionId", Ids.of("ChatSession", session));
        return does(mutation, input, "chatSession { databaseId status version }");
    }

    /** Runs a mutation of one session without other input fields. The alias of the mutation is "done". */
    public Answer does(String mutation, long session) {
        return does(mutation, session, Map.of());
    }

    /** Runs a mutation and selects more fields of its payload. The alias of the mutation is "done". */
    public Answer does(String mutation, Map<String, ?> input, String wanted) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return asks(
                "mutation($input: " + type + ") { done: " + mutation
                        + "(input: $input) { changed replayed userErrors { code message field currentStatus } " + wanted
                        + " } }",
                Map.of("input", input));
    }

    private static PrivateKey privateKey() {
        byte[] encoded = Base64.getDecoder().decode(System.getProperty(TestServer.PRIVATE_KEY));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
