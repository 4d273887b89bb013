package ch.meinkonto.soc.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Peers stay behind the engines, so that one can go without the benchmarks noticing. */
@AnalyzeClasses(packages = "ch.meinkonto.soc.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyTests {
    @ArchTest
    static final ArchRule ONLY_ENGINES_AND_CORRELATIONS_KNOW_PEERS = noClasses().that()
            .resideOutsideOfPackages("..bench.engine..", "..bench.correlation..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.apache.lucene..", "software.amazon..", "com.espertech..");

    @ArchTest
    static final ArchRule LANES_ARE_MADE_WITHOUT_KNOWING_RULES = noClasses().that()
            .resideInAPackage("..bench.lane..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("ch.meinkonto.soc.sigma..", "..bench.engine..", "..bench.rules..");
}
