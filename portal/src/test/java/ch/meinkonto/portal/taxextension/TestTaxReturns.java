package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.hidden;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;

/** Returns for 2026, which are due in 2027, and ways through the questions. */
final class TestTaxReturns {
    static final LocalDate ORDINARY = LocalDate.of(2027, 3, 31);
    static final String APPLY = "/tax-extension/apply";

    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger(200_000_000);

    private TestTaxReturns() {}

    /** An open return of an employed person in the city, with a number no other test uses. */
    static TaxReturn open() {
        return new TaxReturn(Integer.toString(NEXT_NUMBER.incrementAndGet()), TaxReturn.ZURICH, 2026, false, ORDINARY,
                TaxReturn.State.OPEN);
    }

    /** The same in another state. */
    static TaxReturn in(TaxReturn.State state) {
        return new TaxReturn(open().number(), TaxReturn.ZURICH, 2026, false, ORDINARY, state);
    }

    /** Says which return it is about. */
    static MvcTestResult identify(Browser resident, TaxReturn taxReturn) {
        resident.post(APPLY + "/way", "way", "code");
        return resident.post(APPLY + "/code", "code", RecordingTaxRegister.codeOf(taxReturn));
    }

    /** Everything answered: the page on which it is checked. */
    static MvcTestResult answerAll(Browser resident, TaxReturn taxReturn, String until) {
        identify(resident, taxReturn);
        resident.post(APPLY + "/until", "until", until);
        return resident.get(APPLY + "/check");
    }

    /** Handed in: the redirect to the confirmation. */
    static MvcTestResult handIn(Browser resident, TaxReturn taxReturn, String until) {
        return resident.post(APPLY + "/check", "submission",
                hidden(answerAll(resident, taxReturn, until), "submission"));
    }
}
