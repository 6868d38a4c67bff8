package dev.parley.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.graphql.http.HttpConfig;
import dev.parley.server.ShutdownConfig;
import io.kubernetes.client.openapi.JSON;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests below deploy/kubernetes are what Kubernetes accepts, and agree with each other. */
class KubernetesManifestsTest {

    private static final Path FOLDER = Path.of("deploy/kubernetes");

    /** Kinds that Kustomize reads. The others go to Kubernetes. */
    private static final Set<String> KUSTOMIZE = Set.of("Kustomization", "Component");

    private static final Map<String, String> VERSIONS = Map.of(
            "v1", "V1",
            "apps/v1", "V1",
            "batch/v1", "V1",
            "autoscaling/v2", "V2",
            "networking.k8s.io/v1", "V1",
            "policy/v1", "V1");

    private final Gson gson = new Gson();

    @Test
    void manifests_haveKnownFieldsOnlyAndAllRequiredOnes() throws IOException {
        new JSON();
        List<JsonObject> manifests = manifests().stream()
                .filter(manifest -> !KUSTOMIZE.contains(kind(manifest)))
                .toList();

        assertThat(manifests).extracting(KubernetesManifestsTest::kind).contains("Deployment", "Job", "NetworkPolicy");
        SoftAssertions.assertSoftly(softly -> manifests.forEach(manifest -> softly.assertThatCode(() -> model(manifest)
                        .getMethod("validateJsonElement", JsonElement.class)
                        .invoke(null, manifest))
                .as(kind(manifest))
                .doesNotThrowAnyException()));
    }

    @Test
    void kustomizations_nameEachFile() throws IOException {
        for (Path folder : folders()) {
            JsonObject kustomization =
                    read(folder.resolve("kustomization.yaml")).get(0);
            Set<String> listed = Stream.of("resources", "configMapGenerator", "components")
                    .map(kustomization::getAsJsonArray)
                    .filter(entries -> entries != null)
                    .flatMap(entries -> elements(entries))
                    .flatMap(entry -> entry.isJsonObject()
                            ? elements(entry.getAsJsonObject().getAsJsonArray("envs"))
                            : Stream.of(entry))
                    .map(JsonElement::getAsString)
                    .collect(Collectors.toSet());
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(listed)
                        .as(folder.toString())
                        .isEqualTo(files.map(file -> file.getFileName().toString())
                                .filter(name -> !name.equals("kustomization.yaml"))
                                .collect(Collectors.toSet()));
            }
        }
    }

    @Test
    void selectors_matchTheLabelsOfThePods() throws IOException {
        JsonObject labels = at(only("Deployment"), "spec.template.metadata.labels");

        assertThat(List.of(
                        at(only("Deployment"), "spec.selector.matchLabels"),
                        at(only("Service"), "spec.selector"),
                        at(only("PodDisruptionBudget"), "spec.selector.matchLabels"),
                        at(only("NetworkPolicy"), "spec.podSelector.matchLabels")))
                .containsOnly(labels);
    }

    @Test
    void pods_getLongerToEndThanTheServiceTakes() throws Exception {
        long seconds = at(only("Deployment"), "spec.template.spec")
                .get("terminationGracePeriodSeconds")
                .getAsLong();

        assertThat(Duration.ofSeconds(seconds))
                .isGreaterThan(byDefault(ShutdownConfig.class, "delay")
                        .plus(byDefault(HttpConfig.class, "requestTimeout"))
                        .plusSeconds(5));
    }

    private static Duration byDefault(Class<?> settings, String name) throws NoSuchMethodException {
        return DurationConverter.parseDuration(
                settings.getMethod(name).getAnnotation(WithDefault.class).value());
    }

    private JsonObject only(String kind) throws IOException {
        List<JsonObject> found = manifests().stream()
                .filter(manifest -> kind(manifest).equals(kind))
                .toList();
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }

    private List<JsonObject> manifests() throws IOException {
        List<JsonObject> manifests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                manifests.addAll(read(file));
            }
        }
        return manifests;
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.toList();
        }
    }

    private List<JsonObject> read(Path file) throws IOException {
        Iterable<Object> documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file));
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> gson.toJsonTree(document).getAsJsonObject())
                .toList();
    }

    /** Returns the class of the client's models whose rules the manifest must follow. */
    private static Class<?> model(JsonObject manifest) throws ClassNotFoundException {
        String version = manifest.get("apiVersion").getAsString();
        assertThat(VERSIONS).containsKey(version);
        return Class.forName("io.kubernetes.client.openapi.models." + VERSIONS.get(version) + kind(manifest));
    }

    private static String kind(JsonObject manifest) {
        return manifest.get("kind").getAsString();
    }

    private static JsonObject at(JsonObject manifest, String path) {
        JsonObject value = manifest;
        for (String name : path.split("\\.")) {
            value = value.getAsJsonObject(name);
        }
        return value;
    }

    private static Stream<JsonElement> elements(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
