package ch.meinkonto.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "ch.meinkonto.auth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("ch.meinkonto.auth.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule accountsKnowNothingOfClientsTokensAndPages = noClasses().that()
            .resideInAPackage("..auth.account..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..auth.client..", "..auth.protocol..", "..auth.key..", "..auth.signin..",
                    "..auth.page..", "..auth.session..");

    @ArchTest
    static final ArchRule keysKnowNothingOfAnythingElse = noClasses().that()
            .resideInAPackage("..auth.key..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..auth.account..", "..auth.client..", "..auth.protocol..", "..auth.signin..",
                    "..auth.page..", "..auth.session..");

    @ArchTest
    static final ArchRule onlyTheProtocolKnowsTheAuthorizationServer = noClasses().that()
            .resideOutsideOfPackages("..auth.protocol..", "..auth.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.security.oauth2.server.authorization..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsThatOrdersCome = noClasses().that()
            .resideOutsideOfPackage("..auth.response..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ch.meinkonto.soc.responder..", "..auth.response..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses().should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
