package dev.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The response to a GraphQL request. */
public final class Answer {

    private final int status;
    private final String text;
    private final JsonPath json;

    /** Wraps a response with a JSON body. */
    public Answer(Response response) {
        this(response.statusCode(), response.asString());
    }

    Answer(int status, String text) {
        this.status = status;
        this.text = text;
        this.json = JsonPath.from(text);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body as text. */
    public String text() {
        return text;
    }

    /** The data. Fails if the response has errors. */
    public Map<String, Object> data() {
        assertThat(json.getList("errors")).as(text()).isNull();
        return json.getMap("data");
    }

    /** The value at a path below data. Fails if the response has errors. */
    public <T> T data(String path) {
        assertThat(json.getList("errors")).as(text()).isNull();
        return json.get("data." + path);
    }

    /** A value in the extensions of the only top-level error. */
    public <T> T error(String extension) {
        assertThat(json.getList("errors")).as(text()).hasSize(1);
        return json.get("errors[0].extensions." + extension);
    }

    /** The value at a path below data, for responses that may have errors. */
    public <T> T partialData(String path) {
        return json.get("data." + path);
    }

    /** All top-level errors as "path: code". The segments of the path are joined by dots. */
    public List<String> errorsByPath() {
        return json.<Map<String, Object>>getList("errors").stream()
                .map(error -> ((List<?>) error.get("path"))
                                .stream().map(String::valueOf).collect(Collectors.joining("."))
                        + ": " + ((Map<?, ?>) error.get("extensions")).get("code"))
                .toList();
    }

    /** The list at a path below data. Fails if the response has errors. */
    public <T> List<T> list(String path) {
        return data(path);
    }

    /** The code of the only top-level error. */
    public String errorCode() {
        assertThat(json.getList("errors")).as(text()).hasSize(1);
        return json.getString("errors[0].extensions.code");
    }

    /** All codes of the response: first of errors, then of userErrors. */
    public Stream<String> codes() {
        List<String> errors = json.getList("errors.extensions.code");
        Map<String, Object> data = json.getMap("data");
        return Stream.concat(
                errors == null ? Stream.empty() : errors.stream(),
                data == null
                        ? Stream.empty()
                        : data.keySet().stream()
                                .map(field -> json.<List<String>>get("data." + field + ".userErrors.code"))
                                .filter(Objects::nonNull)
                                .flatMap(List::stream)
                                .filter(Objects::nonNull));
    }

    /** The codes of all top-level errors. */
    public List<String> errorCodes() {
        return json.getList("errors.extensions.code");
    }

    /** The value at a path below extensions. */
    public <T> T extension(String path) {
        return json.get("extensions." + path);
    }

    /** The userError of the mutation of {@link Caller#does}: its code, followed by its path if there is one. Null if there is none. */
    public String refusal() {
        String code = refusal("done");
        List<String> field = code == null ? null : data("done.userErrors[0].field");
        return field == null ? code : code + " " + String.join(".", field);
    }

    /** Status of the session after {@link Caller#does}. Fails if the mutation has userErrors. */
    public String sessionStatus() {
        assertThat(refusal()).as(text()).isNull();
        return data("done.chatSession.status");
    }

    /** Whether {@link Caller#does} changed anything. */
    public boolean changed() {
        return data("done.changed");
    }

    /** The code of the only userError of a mutation, or null if there is none. */
    public String refusal(String mutation) {
        List<String> codes = list(mutation + ".userErrors.code");
        assertThat(codes).as(text()).hasSizeLessThan(2);
        return codes.isEmpty() ? null : codes.get(0);
    }
}
