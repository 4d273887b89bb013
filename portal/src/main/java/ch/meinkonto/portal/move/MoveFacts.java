package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
            facts.put("move.fact.entered", entered(file));
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

    /** How many of those who move the register has entered with everything that is told of them; by name while some wait. */
    private Phrase entered(CaseFile file) {
        List<RegisteredPerson> movers = MoversFields.movers(file.answers());
        List<String> taken = outgoing.taken(file.reference());
        int messages = MoveMessages.ofEach(file.answers().get(MoveFields.DIRECTION));
        List<String> names = IntStream.range(0, movers.size())
                .filter(index -> taken.stream().filter(about -> about.endsWith("-" + index)).count() >= messages)
                .mapToObj(index -> movers.get(index).name())
                .toList();
        return names.isEmpty() || names.size() == movers.size()
                ? Phrase.of("move.fact.entered.of", names.size(), movers.size())
                : Phrase.of("move.fact.entered.some", names.size(), movers.size(), String.join(", ", names));
    }

    /** What landlords reported, and in what it differs from what was told. */
    private static Map<String, Object> compared(LandlordCheck check, String told, LocalDate moved) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("move.office.landlord",
                Phrase.of("move.office.landlord." + ChoiceField.valueOf(check.result()), check.reported(), told));
        if (check.isOfAnotherDwelling()) {
            facts.put("move.office.let-dwelling",
                    Phrase.of("move.office.let-dwelling.differs", check.reportedDwelling(), check.dwelling()));
        }
        if (check.reportedDay() != null) {
            facts.put("move.office.let-from", Phrase.of(
                    check.isOfAnotherDay(moved) ? "move.office.let-from.differs" : "move.office.let-from.agrees",
                    check.reportedDay(), moved));
        }
        return facts;
    }

    /** For the office besides: what registers and landlords say, what is still missing, and how the messages stand. */
    Map<String, Object> ofTheOffice(CaseFile file) {
        Map<String, Object> facts = new LinkedHashMap<>(BesideRegisters.of(file.answers()));
        MoveForm.landlordCheck(file.answers())
                .ifPresent(check -> facts.putAll(compared(check, file.answers().of(MoveFields.LANDLORD).orElse(""),
                        file.answers().get(MoveFields.DAY))));
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
