package ch.meinkonto.portal.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.register.Conduct;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.cityservice.Ward;

/** Whom a parent may act for, asked with each of their requests. */
@HouseholdTest
class HouseholdWardsTests {
    private final TestCity city = TestCity.instance();

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private HouseholdWards wards;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void begin() {
        clock.reset();
    }

    @AfterEach
    void behave() {
        city.behave(Conduct.NORMAL);
    }

    @Test
    void asksTheRegisterOnceInTenMinutes() {
        bind("ward-1", 210);
        int bound = looks("ward-1");
        assertThat(wards.wardsOf("ward-1")).containsExactly(ward(212), ward(213));
        assertThat(wards.wardsOf("ward-1")).hasSize(2);
        assertThat(looks("ward-1")).isEqualTo(bound + 1);

        clock.move(Duration.ofMinutes(11));

        assertThat(wards.wardsOf("ward-1")).hasSize(2);
        assertThat(looks("ward-1")).isEqualTo(bound + 2);
    }

    @Test
    void goesByWhatTheRegisterSaidForAnHourOfSilence() {
        bind("ward-2", 220);
        assertThat(wards.wardsOf("ward-2")).containsExactly(ward(222), ward(223));
        city.behave(Conduct.UNAVAILABLE);
        clock.move(Duration.ofMinutes(50));
        assertThat(wards.wardsOf("ward-2")).hasSize(2);
        clock.move(Duration.ofMinutes(11));
        assertThat(wards.wardsOf("ward-2")).isEmpty();

        city.behave(Conduct.NORMAL);
        assertThat(wards.wardsOf("ward-2")).as("left alone for half a minute").isEmpty();
        clock.move(Duration.ofMinutes(1));
        assertThat(wards.wardsOf("ward-2")).hasSize(2);
    }

    @Test
    void namesNobodyOnceTheAccountIsNoLongerBound() {
        bind("ward-3", 230);
        assertThat(wards.wardsOf("ward-3")).hasSize(2);
        jdbc.sql("delete from household.binding where owner = 'ward-3'").update();
        assertThat(wards.wardsOf("ward-3")).isEmpty();
        assertThat(wards.wardsOf("nobody")).isEmpty();
    }

    private void bind(String account, int index) {
        assertThat(city.bind(city.proven(pages, account, index), index)).hasStatus(303);
    }

    private Ward ward(int index) {
        Resident resident = city.resident(index);
        return new Ward("R" + index, resident.firstNames() + " " + resident.officialName(), resident.birth());
    }

    private int looks(String account) {
        return jdbc.sql("select count(*) from household.look where owner = ?").param(account).query(Integer.class)
                .single();
    }
}
