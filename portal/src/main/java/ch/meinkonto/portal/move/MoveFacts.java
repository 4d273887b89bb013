package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Phrase;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;

/** What stands about a move besides its answers: for the resident, and more of it for the office. */
@Component
class MoveFacts {
    private final Outgoing outgoing;
    private final Errands errands;

    MoveFacts(Outgoing outgoing, Errands errands) {
        this.outgoing = outgoing;
        this.errands = errands;
    }

    /** For everybody. */
    Map<String, Object> of(CaseFile file) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("move.fact.movers", String.join(", ",
                MoversFields.movers(file.answers()).stream().map(RegisteredPerson::name).toList()));
        if (ChildMove.isIn(file.answers())) {
            facts.put("move.fact.reported-by",
                    Phrase.of("move.fact.reported-by.parent", file.answers().get(MoveFields.REPORTER)));
        }
        Decision decision = file.decided();
        Answers details = decision == null ? Answers.none() : decision.details();
        details.of(MoveFields.REPORT_BY).ifPresent(day -> facts.put("move.fact.report-by", day));
        details.of(MoveFields.POSSIBLE_FINE).ifPresent(fine -> facts.put("move.fact.possible-fine", fine));
        details.of(MoveFields.PERMIT_FEE)
                .ifPresent(fee -> facts.put("move.fact.permit-fee", Phrase.of("move.fact.permit-fee.sum", fee)));
        if (decision == null && file.dueOn() != null) {
            facts.put("move.fact.answer-until", file.dueOn());
        }
        Outgoing.Standing standing = outgoing.of(file.reference());
        if (standing.all() > 0) {
            facts.put("move.fact.entered", Phrase.of("move.fact.entered.of", standing.taken(), standing.all()));
        }
        if (standing.stuck() > 0) {
            facts.put("move.fact.stuck", Phrase.of("move.fact.stuck.text"));
        }
        if (!standing.refusal().isEmpty()) {
            facts.put("move.fact.refusal", standing.refusal());
        }
        errands.of(file.reference())
                .forEach(errand -> facts.put(errand.errand().textKey(), errand.doneAt() == null
                        ? Phrase.of("move.errand.waiting")
                        : Phrase.of("move.errand.done", errand.doneAt())));
        return facts;
    }

    /** What landlords reported, and in what it differs. */
    private static Map<String, Object> compared(LandlordCheck check, LocalDate moved) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("move.office.landlord",
                Phrase.of("move.office.landlord." + ChoiceField.valueOf(check.result()), check.reported()));
        if (check.isOfAnotherDwelling()) {
            facts.put("move.office.let-dwelling",
                    Phrase.of("move.office.let-dwelling.differs", check.reportedDwelling(), check.dwelling()));
        }
        if (check.reportedDay() != null) {
            facts.put("move.office.let-from", Phrase.of(
                    check.isOfAnotherDay(moved) ? "move.office.let-from.differs" : "move.office.let-from.agrees",
                    check.reportedDay()));
        }
        return facts;
    }

    /** For the office besides: what the landlord reported, what is still missing, and how the messages stand. */
    Map<String, Object> ofTheOffice(CaseFile file) {
        Map<String, Object> facts = new LinkedHashMap<>();
        MoveForm.landlordCheck(file.answers())
                .ifPresent(check -> facts.putAll(compared(check, file.answers().get(MoveFields.DAY))));
        if (Custody.isIn(file.answers())) {
            facts.put("move.office.custody",
                    Phrase.of("move.office.custody." + ChoiceField.valueOf(Custody.proof(file.answers()))));
        }
        if (MoveByRule.lacksPapers(file.answers())) {
            facts.put("move.office.papers", Phrase.of("move.office.papers.missing"));
        }
        facts.putAll(of(file));
        facts.remove("move.fact.movers");
        return facts;
    }
}
