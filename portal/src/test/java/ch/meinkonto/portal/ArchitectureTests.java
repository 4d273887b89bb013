package ch.meinkonto.portal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.UseCase;

/** The portal is built as its packages say. */
class ArchitectureTests {
    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ch.meinkonto.portal");

    @Test
    void packagesUseOnlyWhatOthersOffer() {
        ApplicationModules.of(PortalApplication.class).verify();
    }

    @Test
    void rulesOfAServiceKnowNoFramework() {
        classes().that()
                .resideInAPackage("..parkingpermit")
                .and()
                .haveNameMatching(
                        ".*\\.(ParkingPermit|ParkingPermit\\$.*|ParkingPermitState|ParkingPermitTariff|FlatTariff|"
                                + "WeightTariff|Vehicle|Vehicle\\$.*|ParkingPermitApplication|NumberPlate|ParkingZone|Validity|"
                                + "BillReference|ShortPermit|ShortPermit\\$.*|ShortPermitOrder|ShortPermitOrder\\$.*|ShortPermitRules|PermitDays|"
                                + "PermitDays\\$.*|VehicleMark|ChassisNumber|SealedShortPermit|PermitChange|PermitChange\\$.*|SealedParkingPermit|ParkingPermitRejected)")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("..parkingpermit"))
                        .or(resideInAPackage("..cityservice"))
                        .or(resideInAPackage("ch.meinkonto.soc.contract"))
                        .or(resideInAPackage("org.jspecify..")))
                .check(PORTAL);
    }

    @Test
    void pagesReachDataOnlyThroughUseCasesSoThatNoCallIsForgotten() {
        noClasses().that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAnnotatedWith(RestController.class)
                .and()
                .resideInAnyPackage("..parkingpermit", "..taxextension", "..move", "..cases")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Repository.class)
                .check(PORTAL);
    }

    @Test
    void formsKnowNoFramework() {
        classes().that()
                .resideInAPackage("..form")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("..form"))
                        .or(resideInAPackage("..cityservice"))
                        .or(resideInAPackage("org.jspecify..")))
                .check(PORTAL);
    }

    @Test
    void rulesOfTheTaxExtensionKnowNoFramework() {
        classes().that()
                .resideInAPackage("..taxextension")
                .and()
                .haveNameMatching(".*\\.(Deadlines|Offer|Offer\\$.*|TaxReturn|TaxReturn\\$.*|SealedExtension)")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("..taxextension"))
                        .or(resideInAPackage("org.jspecify..")))
                .check(PORTAL);
    }

    @Test
    void theFirstDayOfAnApprovedPermitKnowsNoFramework() {
        classes().that()
                .resideInAPackage("..parkingapproval")
                .and()
                .haveSimpleName("FirstDay")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("..parkingapproval")))
                .check(PORTAL);
    }

    @Test
    void rulesOfTheMoveKnowNoFramework() {
        classes().that()
                .resideInAPackage("..move")
                .and()
                .haveNameMatching(".*\\.(ReportingPeriod|RegisteredPerson|Dwelling|MoveFields|MoveFields\\$.*|"
                        + "MoversFields|MoversFields\\$.*|MoveForm|MoveTexts)")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("..move"))
                        .or(resideInAPackage("..form"))
                        .or(resideInAPackage("ch.meinkonto.ops.ech"))
                        .or(resideInAPackage("..cityservice"))
                        .or(resideInAPackage("org.jspecify..")))
                .check(PORTAL);
    }

    @Test
    void onlyPaymentsKnowThatOrdersCome() {
        noClasses().that()
                .resideOutsideOfPackage("..payment..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.meinkonto.soc.responder..")
                .check(PORTAL);
    }

    @Test
    void useCasesBelongToACityService() {
        classes().that()
                .areAnnotatedWith(UseCase.class)
                .should()
                .resideInAnyPackage("..parkingpermit", "..taxextension", "..move", "..cases")
                .check(PORTAL);
        noClasses().that()
                .resideInAnyPackage("..cityservice", "..form", "..upload", "..cases")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..parkingpermit", "..taxextension", "..move")
                .check(PORTAL);
        classes().that().areAssignableTo(CityService.class).should().bePublic().check(PORTAL);
    }
}
