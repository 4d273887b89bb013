package ch.meinkonto.portal.cases;

import static ch.meinkonto.portal.cases.TestService.BUILDING;
import static ch.meinkonto.portal.cases.TestService.FLOOR;
import static ch.meinkonto.portal.cases.TestService.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CaseNotFound;

/** What a resident has answered survives new forms and failures, and becomes a case once. */
@PortalTest
class DraftTests {
    @Autowired
    private AnswerQuestions questions;
    @Autowired
    private HandIn handIn;
    @Autowired
    private ForgottenDrafts forgotten;
    @Autowired
    private JdbcClient jdbc;

    private static Resident resident(String id) {
        return new Resident(id, id + "@example.ch", "Anna", Assurance.SINGLE_FACTOR);
    }

    private void answer(OnlineService service, Resident resident, String name, String value) {
        questions.answer(service, name, Map.of(name, List.of(value)), resident);
    }

    @Test
    void goesOnWithTheFormItWasBegunWith() {
        Resident anna = resident("draft-1");
        answer(TestService.first(), anna, "street", "Langstrasse 1");
        Draft later = questions.draft(TestService.second(), anna);
        assertThat(later.form().version()).isEqualTo(1);
        answer(TestService.second(), anna, "floor", "3");
        assertThat(questions.review(TestService.second(), anna).draft().answers().of(FLOOR)).contains("3");
        assertThat(questions.draft(TestService.second(), resident("draft-2")).form().version()).isEqualTo(2);
    }

    @Test
    void isMigratedByTheServiceWhenItsFormIsGone() {
        Resident anna = resident("draft-3");
        answer(TestService.first(), anna, "street", "Langstrasse 1");
        answer(TestService.first(), anna, "floor", "3");
        Draft migrated = questions.draft(TestService.secondAlone(), anna);
        assertThat(migrated.form().version()).isEqualTo(2);
        assertThat(migrated.answers().of(STREET)).contains("Langstrasse 1");
        assertThat(migrated.answers().of(BUILDING)).contains("floor 3");
        assertThat(migrated.answers().has(FLOOR)).isFalse();
    }

    @Test
    void aFailureWhileHandingInLeavesEverythingAsItWas() {
        TestService service = TestService.first();
        Resident anna = resident("draft-4");
        answer(service, anna, "street", "Langstrasse 1");
        answer(service, anna, "floor", "3");
        Draft draft = questions.draft(service, anna);
        service.failing = true;
        assertThatThrownBy(() -> handIn.draft(service, draft.id(), anna, Locale.GERMAN))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows("draft-4")).isZero();
        service.failing = false;
        CaseFile file = handIn.draft(service, draft.id(), anna, Locale.GERMAN);
        assertThat(handIn.draft(service, draft.id(), anna, Locale.GERMAN).reference()).isEqualTo(file.reference());
        assertThat(rows("draft-4")).isEqualTo(1);
    }

    @Test
    void cannotBeHandedInWhileAQuestionIsOpenOrFromAnotherTabsOldDraft() {
        TestService service = TestService.first();
        Resident anna = resident("draft-5");
        answer(service, anna, "street", "Langstrasse 1");
        Draft draft = questions.draft(service, anna);
        assertThatThrownBy(() -> handIn.draft(service, draft.id(), anna, Locale.GERMAN))
                .isInstanceOf(CaseRejected.class);
        questions.startAgain(service, anna);
        answer(service, anna, "street", "Neugasse 2");
        assertThatThrownBy(() -> handIn.draft(service, draft.id(), anna, Locale.GERMAN))
                .isInstanceOf(CaseRejected.class);
    }

    @Test
    void beginsAgainWithTheAnswersOfAnEarlierCase() {
        TestService service = TestService.first();
        Resident anna = resident("draft-6");
        answer(service, anna, "street", "Langstrasse 1");
        answer(service, anna, "floor", "3");
        CaseFile earlier = handIn.draft(service, questions.draft(service, anna).id(), anna, Locale.GERMAN);
        assertThat(questions.start(service, anna).begun()).isFalse();
        assertThat(questions.start(service, anna).last().map(CaseFile::reference)).contains(earlier.reference());

        questions.startFrom(service, earlier.reference(), anna);

        Draft again = questions.draft(service, anna);
        assertThat(again.answers().of(STREET)).contains("Langstrasse 1");
        assertThat(again.id()).isNotEqualTo(earlier.submission());
        assertThatThrownBy(() -> questions.startFrom(service, earlier.reference(), resident("draft-7")))
                .isInstanceOf(CaseNotFound.class);
    }

    @Test
    void isForgottenAfterThreeMonths() {
        TestService service = TestService.first();
        answer(service, resident("draft-8"), "street", "Langstrasse 1");
        answer(service, resident("draft-9"), "street", "Langstrasse 1");
        jdbc.sql("update cases.draft set changed_at = changed_at - interval '91 days' where owner = 'draft-8'")
                .update();
        forgotten.delete();
        assertThat(questions.start(service, resident("draft-8")).begun()).isFalse();
        assertThat(questions.start(service, resident("draft-9")).begun()).isTrue();
    }

    private int rows(String owner) {
        return jdbc.sql("select count(*) from cases.case_file where owner = :owner")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }
}
