package ch.meinkonto.soc.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data flow one way through the engine: receive, normalise, store, detect, alert. */
@AnalyzeClasses(packages = "ch.meinkonto.soc.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class StageTests {
    @ArchTest
    static final ArchRule STAGES_FORM_NO_CIRCLE = slices().matching("ch.meinkonto.soc.engine.(*)..")
            .should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DETECTION_DOES_NOT_KNOW_HOW_EVENTS_ARRIVE = noClasses().that()
            .resideInAnyPackage("..engine.detect..", "..engine.alert..", "..engine.respond..",
                    "..engine.api..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("..engine.receive..", "..engine.normalise..", "..engine.store..");

    @ArchTest
    static final ArchRule ALERTS_DO_NOT_KNOW_WHO_RAISES_OR_READS_THEM = noClasses().that()
            .resideInAPackage("..engine.alert..")
            .should().dependOnClassesThat().resideInAnyPackage("..engine.detect..", "..engine.api..");
}
