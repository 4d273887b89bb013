package ch.meinkonto.soc.sigma;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The library stays a library. */
@AnalyzeClasses(packages = "ch.meinkonto.soc.sigma", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyTests {
    @ArchTest
    static final ArchRule DEPENDS_ON_NOTHING_BUT_JAVA_ITS_YAML_PARSER_AND_RE2J = classes().should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("ch.meinkonto.soc.sigma..", "java..", "org.yaml.snakeyaml..", "com.google.re2j..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule ONLY_THE_PARSER_KNOWS_YAML = noClasses().that()
            .resideOutsideOfPackage("..sigma.parse..")
            .should().dependOnClassesThat().resideInAPackage("org.yaml..");

    @ArchTest
    static final ArchRule RULES_KNOW_NOTHING_OF_WHAT_IS_DONE_WITH_THEM = noClasses().that()
            .resideInAPackage("..sigma.rule..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("..sigma.parse..", "..sigma.match..", "..sigma.correlate..");
}
