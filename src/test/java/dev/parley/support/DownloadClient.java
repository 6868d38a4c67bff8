package dev.parley.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Reads resources other than GraphQL's over HTTP, with the credentials of a caller. */
public final class DownloadClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private DownloadClient() {}

    /** Gets a path. */
    public static HttpResponse<String> get(Caller caller, String path) {
        return send(request(caller, path).build(), BodyHandlers.ofString());
    }

    /** Gets a path. The caller reads the body at its own pace. */
    public static InputStream stream(Caller caller, String path) {
        return send(request(caller, path).build(), BodyHandlers.ofInputStream()).body();
    }

    /** Posts JSON to a path. */
    public static HttpResponse<String> post(Caller caller, String path, String json) {
        HttpRequest request = request(caller, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return send(request, BodyHandlers.ofString());
    }

    /** Puts bytes to a path, without credentials. */
    public static HttpResponse<String> put(Caller caller, String path, byte[] content) {
        return put(caller, path, BodyPublishers.ofByteArray(content));
    }

    /** Puts a body to a path, without credentials. */
    public static HttpResponse<String> put(Caller caller, String path, BodyPublisher content) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(caller.service() + path))
                .timeout(PATIENCE)
                .PUT(content)
                .build();
        return send(request, BodyHandlers.ofString());
    }

    /** Gets the bytes of a path, without credentials. */
    public static HttpResponse<InputStream> bytes(Caller caller, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(caller.service() + path))
                .timeout(PATIENCE)
                .header("Accept-Encoding", "gzip")
                .build();
        return send(request, BodyHandlers.ofInputStream());
    }

    /** Returns the error code of a refused request. */
    public static String code(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body()).errorCode();
    }

    private static HttpRequest.Builder request(Caller caller, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(caller.service() + path)).timeout(PATIENCE);
        return caller.authorization() == null ? request : request.header("Authorization", caller.authorization());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
