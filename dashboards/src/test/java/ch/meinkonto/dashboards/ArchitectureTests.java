package ch.meinkonto.dashboards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Instant;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "ch.meinkonto.dashboards", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInACircle = slices()
            .matching("ch.meinkonto.dashboards.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheIndexTalksToElasticsearchItself = noClasses().that()
            .resideOutsideOfPackage("..index..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("co.elastic.clients.elasticsearch.ElasticsearchClient");

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness = classes().that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule nobodyKnowsTheEngineOrItsRules = noClasses().should()
            .dependOnClassesThat()
            .resideInAnyPackage("ch.meinkonto.soc.engine..", "ch.meinkonto.soc.sigma..", "ch.meinkonto.portal..",
                    "ch.meinkonto.auth..");
}
