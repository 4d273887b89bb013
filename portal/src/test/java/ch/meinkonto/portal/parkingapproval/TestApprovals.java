package ch.meinkonto.portal.parkingapproval;

import java.util.List;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.TestPaper;

/** Ways through the questions, on 23 November 2026. */
final class TestApprovals {
    static final String SERVICE = "/parking-approval";
    static final String APPLY = SERVICE + "/apply";

    private TestApprovals() {}

    static MvcTestResult start(Browser resident, String country, String plate) {
        resident.post(APPLY + "/ground", "ground", "foreign-plate");
        resident.post(APPLY + "/vehicle", "country", country, "plate", plate);
        upload(resident, "registration");
        resident.post(APPLY + "/postcode", "postcode", "8004");
        return resident.post(APPLY + "/start", "start", "2026-12");
    }

    static void answer(Browser resident, String ground, String country, String plate, String month) {
        resident.post(APPLY + "/ground", "ground", ground);
        resident.post(APPLY + "/organisation", "organisation", "Quartierauto");
        resident.post(APPLY + "/explanation", "explanation", "Ich arbeite nachts.");
        resident.post(APPLY + "/vehicle", "country", country, "plate", plate);
        upload(resident, "registration");
        resident.post(APPLY + "/postcode", "postcode", "8004");
        resident.post(APPLY + "/start", "start", month);
        resident.post(APPLY + "/truth", "truth", "true");
    }

    static void upload(Browser resident, String field) {
        resident.send(APPLY + "/" + field, List.of(Browser.file(field, field + ".pdf", TestPaper.empty())));
    }
}
