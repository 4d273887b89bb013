package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseFile.Contact;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cases.Timeline.Party;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Mistake;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident hands in a request, by pages or by program. */
@UseCase
class HandIn {
    private final Drafts drafts;
    private final Cases cases;
    private final Timeline timeline;
    private final Decided decided;
    private final CaseLetters letters;
    private final References references;
    private final SecurityEvents events;
    private final Clock clock;

    HandIn(Drafts drafts, Cases cases, Timeline timeline, Decided decided, CaseLetters letters, References references,
            SecurityEvents events, Clock clock) {
        this.drafts = drafts;
        this.cases = cases;
        this.timeline = timeline;
        this.decided = decided;
        this.letters = letters;
        this.references = references;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Hands in the resident's draft. The same draft again gives the same case.
     *
     * @param submission id of the draft
     * @throws CaseRejected when a question is open
     * @throws ch.meinkonto.portal.form.AnswersRefused when an answer no longer stands
     */
    CaseFile draft(OnlineService service, UUID submission, Resident resident, Locale language) {
        resident.mustSatisfy(service.city().level());
        // Two clicks arrive at the same time: the second waits here and then finds the case of the first.
        drafts.lock(service, resident.id());
        Optional<CaseFile> earlier = cases.findSubmission(service, resident.id(), submission);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Draft draft = drafts.of(service, resident.id())
                .filter(found -> found.id().equals(submission))
                .orElseThrow(() -> new CaseRejected(Reason.INCOMPLETE));
        CaseFile file = handIn(service, draft.form(), draft.answers(), submission, resident, language);
        drafts.forget(draft);
        return file;
    }

    /**
     * Hands in what a program sends. The same key again gives the same case.
     *
     * @param written answers by the name of their field
     * @throws ch.meinkonto.portal.form.AnswersRefused when an answer cannot stand
     * @throws CaseRejected when the key was used for other answers
     */
    CaseFile program(OnlineService service, UUID submission, Map<String, List<String>> written, Resident resident,
            Locale language) {
        resident.mustSatisfy(service.city().level());
        drafts.lock(service, resident.id());
        Optional<CaseFile> earlier = cases.findSubmission(service, resident.id(), submission);
        if (earlier.isPresent()) {
            return sameAs(earlier.get(), written);
        }
        Answers answers = answered(service, written, resident);
        return handIn(service, service.form(), answers, submission, resident, language);
    }

    private static CaseFile sameAs(CaseFile earlier, Map<String, List<String>> written) {
        boolean same = written.entrySet()
                .stream()
                .allMatch(answer -> answer.getValue().equals(earlier.answers().values().get(answer.getKey())));
        if (!same) {
            throw new CaseRejected(Reason.SUBMISSION_DIFFERS);
        }
        return earlier;
    }

    /** Asks a program the questions in the order in which a person would be asked. */
    private static Answers answered(OnlineService service, Map<String, List<String>> written, Resident resident) {
        FormDefinition form = service.form();
        written.keySet().stream().filter(name -> !form.askable().contains(name)).findFirst().ifPresent(name -> {
            throw new AnswerRefused(name, Mistake.NOT_ASKED);
        });
        Answers answers = service.knownOf(resident);
        for (Question question : form.questions()) {
            if (question.asked().test(answers)) {
                if (question.sensitive()) {
                    resident.mustSatisfy(AnswerQuestions.GUARDED);
                }
                answers = form.answer(question, written, answers);
            }
        }
        return answers;
    }

    private CaseFile handIn(OnlineService service, FormDefinition form, Answers answers, UUID submission,
            Resident resident, Locale language) {
        if (form.open(answers).isPresent()) {
            throw new CaseRejected(Reason.INCOMPLETE);
        }
        form.check(answers);
        Instant now = clock.instant();
        Answers frozen = form.relevant(answers);
        String reference = references.next(service.referencePrefix(), LocalDate.now(clock).getYear());
        Handling handling = service.handle(new Application(reference, resident.id(), frozen, now));
        LocalDate dueOn = switch (handling) {
            case Handling.GrantedByRule granted -> null;
            case Handling.ForTheOffice office -> office.dueOn();
        };
        CaseFile file = new CaseFile(reference, service.city().name(), resident.id(), submission, form.version(),
                frozen, service.subject(frozen), new Contact(resident.email(), language), CaseState.HANDED_IN, now,
                dueOn, null, null, 0);
        cases.add(file);
        timeline.add(reference, Kind.HANDED_IN, Party.RESIDENT, resident.id());
        return switch (handling) {
            case Handling.GrantedByRule granted -> {
                events.record(CaseEvent.submitted(reference, file.service(), CaseState.DECIDED.code()));
                yield decided.conclude(service, file, Decision.byRule(granted.details(), now), Party.SYSTEM);
            }
            case Handling.ForTheOffice office -> {
                events.record(CaseEvent.submitted(reference, file.service(), file.state().code()));
                letters.tellOf(service, file);
                yield file;
            }
        };
    }
}
