package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;

/** An account that is bound to nobody is compared by its name, with the register of vehicles of the simulators. */
@PortalTest
class HolderComparisonTests extends WithVehicleRegister {
    private static final String PLATE = "/parking-permit/apply/plate";

    @Autowired
    private HolderComparison holders;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void december() {
        clock.setTo(DECEMBER_2027);
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    private boolean isHolder(Resident resident, String name) {
        VehicleRegister.Answer told = register.of(NumberPlate.of(plateOf(resident)));
        return holders.isHolder(((VehicleRegister.Answer.Known) told).entry(), "compared-nobody-bound", name)
                .orElseThrow();
    }

    @Test
    void takesTheWaysInWhichPeopleWriteTheirName() {
        Resident resident = holder();
        String given = resident.firstNames().split(" ")[0];
        assertThat(isHolder(resident, given + " " + resident.officialName())).isTrue();
        assertThat(isHolder(resident, resident.officialName() + " " + given)).isTrue();
        assertThat(isHolder(resident, "Zoë-Luna " + given + " " + resident.officialName())).isTrue();
        assertThat(isHolder(resident, given + " " + resident.officialName() + "-Keller")).isTrue();
    }

    @Test
    void aPetNameAndAnotherFamilyStaySomebodyElse() {
        Resident resident = holder();
        String given = resident.firstNames().split(" ")[0];
        assertThat(isHolder(resident, given + "i " + resident.officialName())).isFalse();
        assertThat(isHolder(resident, given + " Keller-" + resident.officialName())).isFalse();
        assertThat(isHolder(resident, resident.officialName())).isFalse();
    }

    @Test
    void whoIsCalledOtherwiseReadsThatConnectingTheAccountHelps() {
        Resident resident = holder();
        Browser called = Browser.ofTwoFactors(pages, "compared-1", "Zazou " + resident.officialName());

        MvcTestResult refused = called.post(PLATE, "plate", plateOf(resident));

        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("zum Beispiel ein Rufname", "Verbinden Sie Ihr Konto", "«Einwohnerregister»",
                "vergleichen wir die AHV-Nummer");
    }
}
