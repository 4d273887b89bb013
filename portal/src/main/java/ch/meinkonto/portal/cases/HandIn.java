package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.access.Acting.TakingPart;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseFile.Contact;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cityservice.References;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Mistake;
import ch.meinkonto.portal.form.Question;

/** A resident hands in a request that costs nothing, by pages or by program. */
@UseCase(takesRequests = true)
class HandIn {
    private final Drafts drafts;
    private final Cases cases;
    private final CaseIntake intake;
    private final References references;
    private final Clock clock;

    HandIn(Drafts drafts, Cases cases, CaseIntake intake, References references, Clock clock) {
        this.drafts = drafts;
        this.cases = cases;
        this.intake = intake;
        this.references = references;
        this.clock = clock;
    }

    /**
     * Hands in the resident's draft. The same draft again gives the same case.
     *
     * @param submission id of the draft
     * @throws CaseRejected when a question is open, or it must be paid first
     * @throws PartiesMissing when an agreement is missing
     * @throws ch.meinkonto.portal.form.AnswersRefused when an answer no longer stands
     */
    CaseFile draft(OnlineService service, UUID submission, Resident resident, Locale language) {
        return draft(service, submission, "", resident, language);
    }

    /**
     * The same, if it still is what was checked: somebody who fills it in too may have changed an answer.
     *
     * @param seen what was checked, as {@link Draft#seen()} tells; empty where nobody else fills it in
     */
    CaseFile draft(OnlineService service, UUID submission, String seen, Resident resident, Locale language) {
        resident.mustSatisfy(service.city());
        // Two clicks arrive at the same time: the second waits here and then finds the case of the first.
        drafts.lock(service, resident.id());
        Optional<CaseFile> earlier = cases.findSubmission(service, resident.id(), submission);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Draft draft = checked(drafts, service, submission, seen, resident);
        CaseFile file = handIn(service, draft.form(), draft.answers(), submission, resident, draft.concerned(),
                language);
        drafts.forget(draft.id());
        return file;
    }

    /**
     * The draft that was checked, to be handed in or paid.
     *
     * @throws CaseRejected when there is none, who takes part may not hand it in, or it is not what was checked
     */
    static Draft checked(Drafts drafts, OnlineService service, UUID submission, String seen, Resident resident) {
        if (resident.acting() instanceof TakingPart part && !part.handsIn()) {
            throw new CaseRejected(Reason.NOT_APPLICANT);
        }
        Draft draft = drafts.of(service, resident)
                .filter(found -> found.id().equals(submission))
                .orElseThrow(() -> new CaseRejected(Reason.INCOMPLETE));
        if (!seen.isEmpty() && !seen.equals(draft.seen())) {
            throw new CaseRejected(Reason.CHANGED_MEANWHILE);
        }
        return draft;
    }

    /**
     * Hands in what a program sends. The same key again gives the same case.
     *
     * @param written answers by the name of their field
     * @throws ch.meinkonto.portal.form.AnswersRefused when an answer cannot stand
     * @throws CaseRejected when the key was used for other answers, or it must be paid on the pages
     */
    CaseFile program(OnlineService service, UUID submission, Map<String, List<String>> written, Resident resident,
            Locale language) {
        resident.mustSatisfy(service.city());
        drafts.lock(service, resident.id());
        Optional<CaseFile> earlier = cases.findSubmission(service, resident.id(), submission);
        if (earlier.isPresent()) {
            return sameAs(earlier.get(), written);
        }
        Answers answers = answered(service, written, resident);
        return handIn(service, service.form(), answers, submission, resident, resident.concerned(), language);
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
                AnswerQuestions.mustSatisfy(question, resident);
                answers = form.answer(question, written,
                        service.lookedUp(question, written, answers, resident).apply(answers));
            }
        }
        return answers;
    }

    private CaseFile handIn(OnlineService service, FormDefinition form, Answers answers, UUID submission,
            Resident resident, @Nullable Ward concerned, Locale language) {
        Answers frozen = complete(form, answers);
        if (service.fee(frozen).isPresent()) {
            throw new CaseRejected(Reason.TO_BE_PAID);
        }
        String reference = references.next(service.referencePrefix(), LocalDate.now(clock).getYear());
        Application application = new Application(reference, resident.id(), frozen, clock.instant(), concerned,
                null);
        return intake.accept(service, application, submission, form.version(),
                new Contact(resident.email(), resident.language(language)), Actor.of(resident));
    }

    /**
     * Answers that can be handed in, without what was answered on a way since left.
     *
     * @throws CaseRejected when a question is open
     * @throws ch.meinkonto.portal.form.AnswersRefused when an answer no longer stands
     */
    static Answers complete(FormDefinition form, Answers answers) {
        if (form.open(answers).isPresent()) {
            throw new CaseRejected(Reason.INCOMPLETE);
        }
        form.check(answers);
        return form.relevant(answers);
    }
}
