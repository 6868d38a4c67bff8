package dev.parley;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.clause.LogCursor;
import dev.parley.graphql.execution.OwnDocuments;
import dev.parley.graphql.read.AccessParameters;
import dev.parley.graphql.read.AggregateQuery;
import dev.parley.graphql.read.AggregateRow;
import dev.parley.graphql.read.Aggregates;
import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.read.Dependencies;
import dev.parley.graphql.read.LogPage;
import dev.parley.graphql.read.PlacedRow;
import dev.parley.graphql.read.ReadAudit;
import dev.parley.graphql.schema.CostDirectives;
import dev.parley.graphql.schema.DecimalScalar;
import dev.parley.graphql.schema.MutationDocumentation;
import dev.parley.graphql.schema.QueryField;
import dev.parley.graphql.schema.SettableColumns;
import dev.parley.graphql.schema.TimeScalars;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jspecify.annotations.NullMarked;

/** Which packages may use which, and what no class may do. Each rule was seen to fail with a planted violation. */
@AnalyzeClasses(packages = "dev.parley", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int LARGEST_PACKAGE = 35;

    /** A package that is not listed breaks the rule: add it here. Native builds have no embedded package. */
    @ArchTest
    static final ArchRule featuresDependOnTheEngine = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.parley..")
            .layer("chat")
            .definedBy("dev.parley.chat..")
            .layer("event")
            .definedBy("dev.parley.event..")
            .layer("crm")
            .definedBy("dev.parley.crm..")
            .layer("server")
            .definedBy("dev.parley.server..")
            .layer("graphql")
            .definedBy("dev.parley.graphql..")
            .layer("security")
            .definedBy("dev.parley.security..")
            .layer("database")
            .definedBy("dev.parley.database..")
            .layer("time")
            .definedBy("dev.parley.time..")
            .layer("pages")
            .definedBy("dev.parley.pages..")
            .layer("superoffice")
            .definedBy("dev.parley.superoffice..")
            .layer("start")
            .definedBy("dev.parley.start..")
            .optionalLayer("embedded")
            .definedBy("dev.parley.embedded..")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("chat")
            .mayOnlyAccessLayers("crm", "event", "graphql", "security", "database", "time")
            .whereLayer("event")
            .mayOnlyAccessLayers("graphql", "security", "database")
            .whereLayer("crm")
            .mayOnlyAccessLayers("graphql", "security")
            .whereLayer("server")
            .mayOnlyAccessLayers("graphql")
            .whereLayer("graphql")
            .mayOnlyAccessLayers("security", "database")
            .whereLayer("security")
            .mayNotAccessAnyLayer()
            .whereLayer("database")
            .mayNotAccessAnyLayer()
            .whereLayer("time")
            .mayNotAccessAnyLayer()
            .whereLayer("pages")
            .mayNotAccessAnyLayer()
            .whereLayer("superoffice")
            .mayOnlyAccessLayers("security")
            .whereLayer("start")
            .mayOnlyAccessLayers("superoffice")
            .whereLayer("embedded")
            .mayOnlyAccessLayers("start", "database");

    @ArchTest
    static final ArchRule chatDependsOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.parley.chat..")
            .layer("api")
            .definedBy("dev.parley.chat.api..")
            .layer("privacy")
            .definedBy("dev.parley.chat.privacy..")
            .layer("field")
            .definedBy("dev.parley.chat.field..")
            .layer("sync")
            .definedBy("dev.parley.chat.sync..")
            .layer("statistics")
            .definedBy("dev.parley.chat.statistics..")
            .layer("export")
            .definedBy("dev.parley.chat.export..")
            .layer("search")
            .definedBy("dev.parley.chat.search..")
            .layer("audit")
            .definedBy("dev.parley.chat.audit..")
            .layer("webhook")
            .definedBy("dev.parley.chat.webhook..")
            .layer("timer")
            .definedBy("dev.parley.chat.timer..")
            .layer("queue")
            .definedBy("dev.parley.chat.queue..")
            .layer("subscription")
            .definedBy("dev.parley.chat.subscription..")
            .layer("lifecycle")
            .definedBy("dev.parley.chat.lifecycle..")
            .layer("mail")
            .definedBy("dev.parley.chat.mail..")
            .layer("transcript")
            .definedBy("dev.parley.chat.transcript..")
            .layer("session")
            .definedBy("dev.parley.chat.session..")
            .layer("topic")
            .definedBy("dev.parley.chat.topic..")
            .layer("persistence")
            .definedBy("dev.parley.chat.persistence..")
            .layer("identity")
            .definedBy("dev.parley.chat.identity..")
            .layer("refusal")
            .definedBy("dev.parley.chat.refusal..")
            .layer("shared")
            .definedBy("dev.parley.chat")
            .ensureAllClassesAreContainedInArchitectureIgnoring(resideOutsideOfPackage("dev.parley.chat.."))
            .whereLayer("api")
            .mayOnlyAccessLayers(
                    "audit",
                    "sync",
                    "privacy",
                    "webhook",
                    "lifecycle",
                    "mail",
                    "session",
                    "topic",
                    "identity",
                    "refusal",
                    "shared")
            .whereLayer("privacy")
            .mayOnlyAccessLayers("lifecycle", "session", "topic", "persistence", "refusal", "shared")
            .whereLayer("field")
            .mayOnlyAccessLayers("session", "topic", "shared")
            .whereLayer("sync")
            .mayOnlyAccessLayers("lifecycle", "persistence", "refusal")
            .whereLayer("export")
            .mayNotAccessAnyLayer()
            .whereLayer("statistics")
            .mayOnlyAccessLayers("lifecycle", "session", "topic", "shared")
            .whereLayer("search")
            .mayOnlyAccessLayers("session")
            .whereLayer("audit")
            .mayOnlyAccessLayers("webhook", "subscription", "session", "topic", "shared")
            .whereLayer("webhook")
            .mayOnlyAccessLayers("lifecycle", "session", "persistence", "refusal", "shared")
            .whereLayer("timer")
            .mayOnlyAccessLayers("lifecycle", "session", "topic", "persistence", "shared")
            .whereLayer("queue")
            .mayOnlyAccessLayers("subscription", "lifecycle", "session", "topic", "shared")
            .whereLayer("subscription")
            .mayOnlyAccessLayers("lifecycle", "session", "shared")
            .whereLayer("lifecycle")
            .mayOnlyAccessLayers(
                    "mail", "transcript", "session", "topic", "identity", "persistence", "refusal", "shared")
            .whereLayer("mail")
            .mayOnlyAccessLayers("transcript")
            .whereLayer("transcript")
            .mayOnlyAccessLayers("session", "topic", "shared")
            .whereLayer("session")
            .mayOnlyAccessLayers("topic", "identity", "persistence", "refusal", "shared")
            .whereLayer("topic")
            .mayOnlyAccessLayers("persistence", "refusal", "shared")
            .whereLayer("persistence")
            .mayNotAccessAnyLayer()
            .whereLayer("identity")
            .mayOnlyAccessLayers("refusal")
            .whereLayer("refusal")
            .mayOnlyAccessLayers("shared")
            .whereLayer("shared")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule engineDependsOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.parley.graphql..")
            .layer("websocket")
            .definedBy("dev.parley.graphql.websocket..")
            .layer("http")
            .definedBy("dev.parley.graphql.http..")
            .layer("sse")
            .definedBy("dev.parley.graphql.sse..")
            .layer("download")
            .definedBy("dev.parley.graphql.download..")
            .layer("execution")
            .definedBy("dev.parley.graphql.execution..")
            .layer("schema")
            .definedBy("dev.parley.graphql.schema..")
            .layer("subscription")
            .definedBy("dev.parley.graphql.subscription..")
            .layer("read")
            .definedBy("dev.parley.graphql.read..")
            .layer("clause")
            .definedBy("dev.parley.graphql.clause..")
            .layer("model")
            .definedBy("dev.parley.graphql.model..")
            .layer("declaration")
            .definedBy("dev.parley.graphql.declaration..")
            .layer("value")
            .definedBy("dev.parley.graphql.value..")
            .layer("error")
            .definedBy("dev.parley.graphql.error..")
            .ensureAllClassesAreContainedInArchitectureIgnoring(resideOutsideOfPackage("dev.parley.graphql.*.."))
            .whereLayer("websocket")
            .mayOnlyAccessLayers("http", "execution", "read", "error")
            .whereLayer("http")
            .mayOnlyAccessLayers("sse", "download", "execution", "schema", "read", "error")
            .whereLayer("sse")
            .mayOnlyAccessLayers("execution", "subscription", "error")
            .whereLayer("download")
            .mayOnlyAccessLayers("error")
            .whereLayer("execution")
            .mayOnlyAccessLayers("schema", "subscription", "read", "clause", "model", "declaration", "value", "error")
            .whereLayer("schema")
            .mayOnlyAccessLayers("subscription", "read", "clause", "model", "declaration", "value", "error")
            .whereLayer("subscription")
            .mayOnlyAccessLayers("read", "clause", "model", "declaration", "value", "error")
            .whereLayer("read")
            .mayOnlyAccessLayers("clause", "model", "declaration", "value", "error")
            .whereLayer("clause")
            .mayOnlyAccessLayers("model", "declaration", "value", "error")
            .whereLayer("model")
            .mayOnlyAccessLayers("declaration", "value", "error")
            .whereLayer("declaration")
            .mayOnlyAccessLayers("value", "error")
            .whereLayer("value")
            .mayOnlyAccessLayers("error")
            .whereLayer("error")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.parley.(**)").should().beFreeOfCycles();

    /** Classes of the engine are public for its own packages. Features use these. */
    @ArchTest
    static final ArchRule featuresUseTheFrontOfTheEngine = noClasses()
            .that()
            .resideInAnyPackage("dev.parley.chat..", "dev.parley.crm..", "dev.parley.event..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.parley.graphql.read..")
                    .and(not(belongToAnyOf(
                            AccessParameters.class,
                            AggregateQuery.class,
                            AggregateRow.class,
                            Aggregates.class,
                            ChangedRecord.class,
                            Dependencies.class,
                            LogPage.class,
                            PlacedRow.class,
                            ReadAudit.class,
                            ReadAudit.PersonalRecord.class))))
            .orShould()
            .dependOnClassesThat(
                    resideInAPackage("dev.parley.graphql.clause..").and(not(belongToAnyOf(LogCursor.class))))
            .orShould()
            .dependOnClassesThat(resideInAPackage("dev.parley.graphql.schema..")
                    .and(not(belongToAnyOf(
                            CostDirectives.class,
                            MutationDocumentation.class,
                            QueryField.class,
                            SettableColumns.class,
                            TimeScalars.class,
                            DecimalScalar.class))))
            .orShould()
            .dependOnClassesThat(
                    resideInAPackage("dev.parley.graphql.execution..").and(not(belongToAnyOf(OwnDocuments.class))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.graphql.http..", "dev.parley.graphql.sse..", "dev.parley.graphql.websocket..");

    @ArchTest
    static final ArchRule sessionsAreChangedByTheLifecycle = noClasses()
            .that()
            .resideInAnyPackage("dev.parley.chat.api..", "dev.parley.chat.queue..", "dev.parley.chat.subscription..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.chat.persistence..")
            .because("only a transaction of the lifecycle writes rows");

    @ArchTest
    static final ArchRule onlyEntitiesWriteFieldsOfEntities = noClasses()
            .that()
            .areNotAssignableTo(PanacheEntityBase.class)
            .should()
            .setFieldWhere(ofAnEntityUnlessACommandOfTheSession())
            .because("what changes a row is a verb of its entity, or a command of the session");

    @ArchTest
    static final ArchRule noEntityWritesFieldsOfAnotherPackage = noClasses()
            .should()
            .setFieldWhere(ofAnEntityInAnotherPackage())
            .because("what changes a row is a verb of its entity");

    @ArchTest
    static final ArchRule apisAreNamedByWhatTheyOffer = classes()
            .that()
            .areAnnotatedWith(GraphQLApi.class)
            .should()
            .haveSimpleNameEndingWith("Queries")
            .orShould()
            .haveSimpleNameEndingWith("Mutations")
            .orShould()
            .haveSimpleNameEndingWith("Relations")
            .orShould()
            .haveSimpleNameEndingWith("Subscriptions");

    @ArchTest
    static final ArchRule thereIsOneClock = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.time..")
            .should()
            .accessTargetWhere(target(readsAClockOfItsOwn()))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Date.class);

    @ArchTest
    static final ArchRule jsonProviderIsLookedUpOnce = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Json.class.getName())
            .because("it looks its provider up by ServiceLoader at each call: use JsonProviderHolder");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            noFields().should().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(ConfigProperty.class);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(ArchCondition.from(describe(
                    "be in a package whose package-info.java says @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
            .because("the compiler checks null references only there");

    /** Counts the files of each directory below src, so it holds for tests as well. */
    @ArchTest
    static void packagesHaveAtMost35Files(JavaClasses ignored) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Map<Path, Long> large = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
            large.values().removeIf(count -> count <= LARGEST_PACKAGE);

            assertEquals(Map.of(), large, "Split these packages by what belongs together.");
        }
    }

    /** Commands belong to the session's aggregate. They set public columns only: from outside, Hibernate does not notice changes of others. */
    private static DescribedPredicate<JavaFieldAccess> ofAnEntityUnlessACommandOfTheSession() {
        return describe("it is of an entity, and not a public column of the session in its commands", access -> {
            JavaClass written = access.getTargetOwner();
            JavaClass writer = access.getOriginOwner();
            boolean command = written.isEquivalentTo(ChatSession.class)
                    && writer.getPackage().equals(written.getPackage())
                    && writer.getSimpleName().endsWith("Commands");
            return written.isAssignableTo(PanacheEntityBase.class) && !(command && isPublic(access));
        });
    }

    private static boolean isPublic(JavaFieldAccess access) {
        return access.getTarget()
                .resolveMember()
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                .isPresent();
    }

    private static DescribedPredicate<JavaFieldAccess> ofAnEntityInAnotherPackage() {
        return describe("it is of an entity in another package", access -> {
            JavaClass written = access.getTargetOwner();
            return written.isAssignableTo(PanacheEntityBase.class)
                    && !written.getPackage().equals(access.getOriginOwner().getPackage());
        });
    }

    /** The system's milliseconds, a clock of the system's, or a now() of java.time that is not given a clock. */
    private static DescribedPredicate<AccessTarget> readsAClockOfItsOwn() {
        return describe("reads a clock of its own", target -> {
            String type = target.getOwner().getName();
            String name = target.getName();
            if (type.equals(System.class.getName())) {
                return name.equals("currentTimeMillis");
            }
            if (type.equals(Clock.class.getName())) {
                return name.startsWith("system");
            }
            return type.startsWith(Instant.class.getPackageName() + ".")
                    && name.equals("now")
                    && target instanceof CodeUnitAccessTarget method
                    && method.getRawParameterTypes().stream()
                            .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        });
    }
}
