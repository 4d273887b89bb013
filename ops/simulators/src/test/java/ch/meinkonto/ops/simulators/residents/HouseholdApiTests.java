package ch.meinkonto.ops.simulators.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import ch.meinkonto.ops.simulators.TestSimulators;
import ch.meinkonto.ops.simulators.TestSimulators.Answer;
import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.register.Conduct;
import ch.meinkonto.ops.simulators.register.Conducts;
import ch.meinkonto.ops.simulators.register.Register;

/** Whom the register names as living together, and what it says of each. */
class HouseholdApiTests {
    @TempDir
    static Path data;
    private static TestSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = TestSimulators.start(data);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @AfterEach
    void behave() {
        simulators.bean(Conducts.class).set(Register.RESIDENTS, new Conduct.Setting(Conduct.NORMAL, Duration.ZERO));
    }

    @Test
    void namesTheMembersWithTheCodesOfTheirRelation() {
        JsonNode household = household("R10").json();

        assertThat(household.at("/person/ahvn13").asString()).isEqualTo(resident(10).ahvn13().digits());
        assertThat(household.at("/address/postcode").asString()).startsWith("8");
        assertThat(household.at("/address/since").asString()).matches("20\\d\\d-04-01");
        assertThat(household.at("/members")).hasSize(3);
        JsonNode partner = household.at("/members/0");
        assertThat(partner.get("localPersonId").asString()).isEqualTo("R11");
        assertThat(partner.get("personIs").asString()).isEqualTo("1");
        assertThat(partner.get("memberIs").asString()).isEqualTo("1");
        JsonNode child = household.at("/members/1");
        assertThat(child.get("dateOfBirth").asString()).isEqualTo(resident(12).birth().toString());
        assertThat(child.get("personIs").asString()).isEqualTo("4");
        assertThat(child.get("memberIs").isNull()).isTrue();
    }

    @Test
    void tellsNoDateOfBirthOfWhoIsOfAge() {
        assertThat(household("R10").json().at("/members/0/dateOfBirth").isNull()).isTrue();
        JsonNode grownChild = household("R17").json().at("/members/0");
        assertThat(grownChild.get("officialName").asString()).isEqualTo(resident(18).officialName());
        assertThat(grownChild.get("dateOfBirth").isNull()).isTrue();
        assertThat(household("R18").json().at("/members/0/memberIs").asString()).isIn("3", "4");
    }

    @Test
    void tellsNothingOfWhomItSendsToTheCounter() {
        for (int index : new int[]{2, 19, 29, 39, 49}) {
            assertThat(household("R" + index).status()).as("resident %d", index).isEqualTo(404);
        }
        assertThat(household("R99999999").status()).isEqualTo(404);
        assertThat(household("nobody").status()).isEqualTo(404);
    }

    @Test
    void tellsOfTheNeighboursWhenItLies() {
        simulators.bean(Conducts.class).set(Register.RESIDENTS, new Conduct.Setting(Conduct.WRONG, Duration.ZERO));
        assertThat(household("R10").json().at("/person/localPersonId").asString()).isEqualTo("R20");
    }

    private static Resident resident(int index) {
        return simulators.bean(Population.class).resident(index);
    }

    private static Answer household(String localPersonId) {
        return simulators.register("POST", "/registers/residents/api/households",
                "{\"localPersonId\":\"" + localPersonId + "\"}");
    }
}
