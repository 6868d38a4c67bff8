package dev.parley;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
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
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture.LayerDependencySpecification;
import dev.parley.chat.session.ChatSession;
import dev.parley.database.DatabaseJob;
import dev.parley.graphql.clause.LogCursor;
import dev.parley.graphql.execution.DocumentFault;
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
import io.quarkus.scheduler.Scheduled;
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

/** The packages that each package may use, and rules for all classes. Each rule was seen to fail with a planted violation. */
@AnalyzeClasses(packages = "dev.parley", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int LARGEST_PACKAGE = 35;

    @ArchTest
    static final ArchRule featuresDependOnTheEngine = layers("dev.parley", """
            chat        → crm event graphql security database outbound time
            event       → graphql security database
            crm         → graphql security
            server      → graphql
            graphql     → security database trace
            security    →
            database    →
            outbound    →
            trace       →
            time        →
            pages       →
            superoffice → security
            start       → superoffice
            embedded    → start database
            """);

    @ArchTest
    static final ArchRule chatDependsOneWay = layers("dev.parley.chat", """
            api            → administration mutation notification push block faq field reply audit privacy webhook lifecycle attachment mail session topic tag visit identity refusal shared
            administration → mutation block faq reply sync privacy webhook lifecycle session topic tag refusal shared
            mutation       → lifecycle session refusal shared
            privacy      → lifecycle session topic persistence refusal shared
            upload       → lifecycle attachment shared
            faq          → lifecycle topic persistence refusal
            reply        → lifecycle session topic persistence refusal
            service      → attachment push topic refusal shared
            field        → session topic shared
            sync         → lifecycle persistence refusal
            export       →
            notification → subscription lifecycle mail session persistence shared
            push         → lifecycle session persistence refusal
            statistics   → lifecycle session topic tag shared
            search       → session
            audit        → faq reply webhook subscription session topic tag shared
            webhook      → lifecycle session persistence refusal shared
            timer        → lifecycle session topic persistence shared
            queue        → subscription lifecycle session topic shared
            subscription → lifecycle session shared
            lifecycle    → attachment block mail transcript session topic tag visit identity persistence refusal shared
            attachment   → session
            block        → session topic refusal
            mail         → transcript shared
            transcript   → session topic shared
            session      → topic tag visit identity persistence refusal shared
            topic        → tag persistence refusal shared
            tag          → refusal shared
            visit        → refusal
            persistence  →
            identity     → refusal
            refusal      → shared
            shared       →
            """);

    @ArchTest
    static final ArchRule engineDependsOneWay = layers("dev.parley.graphql", """
            websocket    → http execution read error
            http         → sse download execution schema read error
            sse          → execution subscription error
            download     → error
            execution    → schema subscription read clause model declaration value error
            schema       → subscription read clause model declaration value error
            subscription → read clause model declaration value error
            read         → clause model declaration value error
            clause       → model declaration value error
            model        → declaration value error
            declaration  → value error
            value        → error
            error        →
            """);

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
            .dependOnClassesThat(resideInAPackage("dev.parley.graphql.execution..")
                    .and(not(belongToAnyOf(DocumentFault.class, OwnDocuments.class))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.graphql.http..", "dev.parley.graphql.sse..", "dev.parley.graphql.websocket..");

    @ArchTest
    static final ArchRule scheduledMethodsAreJobsOfTheDatabase = methods()
            .that()
            .areAnnotatedWith(Scheduled.class)
            .should()
            .beAnnotatedWith(DatabaseJob.class)
            .because("a shutdown must wait for them, and an outage is no error of theirs");

    @ArchTest
    static final ArchRule sessionsAreChangedByTheLifecycle = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.parley.chat.api..",
                    "dev.parley.chat.administration..",
                    "dev.parley.chat.mutation..",
                    "dev.parley.chat.queue..",
                    "dev.parley.chat.subscription..")
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

    /**
     * A rule for the packages below a package. Each line names one of them, and those that it may use. A package that is not listed breaks the rule: add
     * it. The layer "shared" is the package itself. Native builds have no embedded package.
     */
    private static ArchRule layers(String root, String table) {
        Map<String, String[]> uses = new TreeMap<>();
        table.lines()
                .map(line -> line.split("→", -1))
                .forEach(line -> uses.put(line[0].strip(), line[1].strip().split(" ")));
        LayeredArchitecture rule = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(root + "..")
                .ensureAllClassesAreContainedInArchitectureIgnoring(
                        resideOutsideOfPackage(root + "..").or(simpleName("package-info")));
        for (String layer : uses.keySet()) {
            rule = (layer.equals("embedded") ? rule.optionalLayer(layer) : rule.layer(layer))
                    .definedBy(layer.equals("shared") ? root : root + "." + layer + "..");
        }
        for (Map.Entry<String, String[]> use : uses.entrySet()) {
            LayerDependencySpecification layer = rule.whereLayer(use.getKey());
            boolean usesNone = use.getValue()[0].isEmpty();
            rule = usesNone ? layer.mayNotAccessAnyLayer() : layer.mayOnlyAccessLayers(use.getValue());
        }
        return rule;
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
