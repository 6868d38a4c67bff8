package dev.parley;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.GraphQLApi;

/** How the packages may lean on each other, and what no class may do. Each rule has been seen to fail. */
@AnalyzeClasses(packages = "dev.parley", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** A package that is not listed breaks the rule: say here whom it may know. Native builds have no embedded package. */
    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.parley..")
            .layer("chat")
            .definedBy("dev.parley.chat..")
            .layer("event")
            .definedBy("dev.parley.event..")
            .layer("crm")
            .definedBy("dev.parley.crm..")
            .layer("graphql")
            .definedBy("dev.parley.graphql..")
            .layer("security")
            .definedBy("dev.parley.security..")
            .layer("time")
            .definedBy("dev.parley.time..")
            .optionalLayer("embedded")
            .definedBy("dev.parley.embedded..")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("chat")
            .mayOnlyAccessLayers("crm", "event", "graphql", "security", "time")
            .whereLayer("event")
            .mayOnlyAccessLayers("graphql", "security")
            .whereLayer("crm")
            .mayOnlyAccessLayers("graphql", "security")
            .whereLayer("graphql")
            .mayOnlyAccessLayers("security")
            .whereLayer("security")
            .mayNotAccessAnyLayer()
            .whereLayer("time")
            .mayNotAccessAnyLayer()
            .whereLayer("embedded")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.parley.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyEntitiesWriteFieldsOfEntities = noClasses()
            .that()
            .areNotAssignableTo(PanacheEntityBase.class)
            .should()
            .setFieldWhere(target(owner(assignableTo(PanacheEntityBase.class))))
            .because("what changes a row is a verb of its entity");

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
