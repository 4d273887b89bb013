package ch.meinkonto.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ch.meinkonto.portal.cases.CaseFile.Contact;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cityservice.RequestSummary.Tone;
import ch.meinkonto.portal.form.Answers;

/** A case changes its state only as it may. */
class CaseFileTests {
    private static final Instant NOW = Instant.parse("2027-02-15T11:00:00Z");

    private static CaseFile in(CaseState state) {
        return new CaseFile("TS-2027-1", "test", "anna", UUID.randomUUID(), 1, Answers.none(), "x",
                new Contact(null, Locale.GERMAN), state, NOW, null, "carla", null, 0, null);
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(outcome, Answers.none(), "because", "carla", NOW, null);
    }

    @Test
    void closedCasesStayClosedButForWhatIsGivenBackOrCannotBeCarriedOut() {
        assertThat(CaseState.WITHDRAWN.next()).isEmpty();
        assertThat(CaseState.DECIDED.next()).isEqualTo(EnumSet.of(CaseState.WITHDRAWN, CaseState.HANDED_IN));
    }

    @Test
    void aReopenedCaseWaitsForSomebodyOfTheOfficeWithoutADecision() {
        LocalDate until = LocalDate.of(2027, 2, 18);
        CaseFile open = in(CaseState.IN_REVIEW).decidedAs(decision(Outcome.GRANTED)).reopened(until);
        assertThat(open).returns(CaseState.HANDED_IN, CaseFile::state)
                .returns(null, CaseFile::decision)
                .returns(null, CaseFile::assignee)
                .returns(until, CaseFile::dueOn);
        assertThatThrownBy(() -> in(CaseState.WITHDRAWN).reopened(until)).isInstanceOf(CaseRejected.class);
    }

    @ParameterizedTest
    @EnumSource(CaseState.class)
    void isWorkedOnOnlyWhileItIsInReview(CaseState state) {
        CaseFile file = in(state);
        if (state == CaseState.IN_REVIEW) {
            assertThat(file.askedBack().state()).isEqualTo(CaseState.ASKED_BACK);
            assertThat(file.proposing(decision(Outcome.REFUSED)).proposal()).isNotNull();
        } else {
            assertThatThrownBy(file::askedBack).isInstanceOf(CaseRejected.class);
            assertThatThrownBy(() -> file.proposing(decision(Outcome.REFUSED))).isInstanceOf(CaseRejected.class);
        }
        if (state != CaseState.ASKED_BACK) {
            assertThatThrownBy(() -> file.corrected(Answers.none(), "", null)).isInstanceOf(CaseRejected.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CaseState.class)
    void followsTheListOfChanges(CaseState state) {
        Set<CaseState> next = state.next();
        if (next.contains(CaseState.WITHDRAWN)) {
            assertThat(in(state).withdrawn().state()).isEqualTo(CaseState.WITHDRAWN);
        } else {
            assertThatThrownBy(() -> in(state).withdrawn()).isInstanceOf(CaseRejected.class);
        }
        if (next.contains(CaseState.DECIDED)) {
            assertThat(in(state).decidedAs(decision(Outcome.GRANTED)).stand()).isEqualTo("granted");
        } else {
            assertThatThrownBy(() -> in(state).decidedAs(decision(Outcome.GRANTED)))
                    .isInstanceOf(CaseRejected.class);
        }
    }

    @Test
    void tellsAPartOfWhatWasAskedAsWhatItIs() {
        CaseFile partly = in(CaseState.IN_REVIEW).decidedAs(decision(Outcome.GRANTED).grantingLess(true));
        assertThat(partly.stand()).isEqualTo("partly_granted");
        assertThat(partly.tone()).isEqualTo(Tone.WARN);
        Decision again = decision(Outcome.PARTLY_GRANTED).grantingLess(false);
        assertThat(again.outcome()).as("worked out anew each time").isEqualTo(Outcome.GRANTED);
        assertThatThrownBy(() -> decision(Outcome.REFUSED).grantingLess(true))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void showsNobodyAProposalAsADecision() {
        CaseFile proposed = in(CaseState.IN_REVIEW).proposing(decision(Outcome.REFUSED));
        assertThat(proposed.decided()).isNull();
        assertThat(proposed.stand()).isEqualTo("in_review");
        assertThat(proposed.sentBack().proposal()).isNull();
    }

    @Test
    void nobodyIsTheirOwnSecondPerson() {
        assertThatThrownBy(() -> decision(Outcome.REFUSED).confirmed("carla"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(decision(Outcome.REFUSED).confirmed("leo").confirmedBy()).isEqualTo("leo");
    }
}
