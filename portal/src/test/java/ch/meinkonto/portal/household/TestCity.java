package ch.meinkonto.portal.household;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.register.Conduct;
import ch.meinkonto.ops.simulators.register.Conducts;
import ch.meinkonto.ops.simulators.register.Register;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.payment.TestPaymentProvider;

/** The simulated city and its residents register, one for all tests. */
public final class TestCity {
    static final String CONNECT = HouseholdPages.PATH + "/connect";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T17:30:00Z"), ZoneId.of("Europe/Zurich"));
    private static final TestCity INSTANCE = new TestCity();

    private final TestPaymentProvider simulators;

    private TestCity() {
        try {
            simulators = TestPaymentProvider.start(CLOCK);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(simulators::close));
    }

    public static TestCity instance() {
        return INSTANCE;
    }

    String url() {
        return simulators.url();
    }

    /** Somebody who is registered. */
    public Resident resident(int index) {
        return simulators.bean(Population.class).resident(index);
    }

    /** How the residents register behaves from now on. */
    void behave(Conduct conduct) {
        simulators.bean(Conducts.class).set(Register.RESIDENTS, new Conduct.Setting(conduct,
                conduct == Conduct.SLOW ? Duration.ofSeconds(4) : Duration.ZERO));
    }

    /** Their browser, after a sign-in in which their identity document was vouched for. */
    public Browser proven(MockMvcTester pages, String account, int index) {
        Resident resident = resident(index);
        return Browser.ofProvenIdentity(pages, account, 400, resident.firstNames(), resident.officialName(),
                resident.birth());
    }

    /** Binds an account, as its owner does. */
    public MvcTestResult bind(Browser browser, int index) {
        return browser.post(CONNECT, "ahv-number", resident(index).ahvn13().dotted(), "sex", sex(index));
    }

    String sex(int index) {
        return resident(index).sex().name().toLowerCase(Locale.ROOT);
    }
}
