package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import ch.meinkonto.portal.access.Acting.TakingPart;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.ServiceUsage;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.AnswersRefused;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.party.Party;
import ch.meinkonto.portal.upload.StoredFile;
import ch.meinkonto.portal.upload.UploadRefused;
import ch.meinkonto.portal.upload.Uploads;

/** A resident answers the questions one by one; each answer is checked and kept, so that they can go back or come back. */
@UseCase
class AnswerQuestions {
    /** What a question that asks for more than the service's level demands. */
    static final Assurance GUARDED = Assurance.MULTI_FACTOR;

    private final Drafts drafts;
    private final Cases cases;
    private final Uploads uploads;
    private final CheckoutStand checkout;
    private final PartiesOfRequest parties;
    private final ServiceUsage usage;
    private final Clock clock;

    AnswerQuestions(Drafts drafts, Cases cases, Uploads uploads, CheckoutStand checkout, PartiesOfRequest parties,
            ServiceUsage usage, Clock clock) {
        this.drafts = drafts;
        this.cases = cases;
        this.uploads = uploads;
        this.checkout = checkout;
        this.parties = parties;
        this.usage = usage;
        this.clock = clock;
    }

    /**
     * The answers so far; those known already for somebody who begins.
     *
     * @throws CaseNotFound when somebody takes part in a draft that is gone
     */
    Draft draft(OnlineService service, Resident resident) {
        resident.mustSatisfy(service.city());
        return drafts.of(service, resident).orElseGet(() -> begin(service, resident, Answers.none()));
    }

    /**
     * Where somebody stands who comes to the start page: nowhere, who takes part in somebody else's draft.
     *
     * @param begun whether there is a draft
     * @param last the last case, whose answers could be used again
     */
    record Start(boolean begun, Optional<CaseFile> last) {}

    Start start(OnlineService service, Resident resident) {
        boolean begun = drafts.of(service, resident).isPresent();
        return new Start(begun && !takesPart(resident),
                takesPart(resident)
                        ? Optional.empty()
                        : cases.ownedBy(resident.id())
                                .stream()
                                .filter(file -> file.service().equals(service.city().name())
                                        && resident.isAbout(file.concerned()))
                                .findFirst());
    }

    private Draft begin(OnlineService service, Resident resident, Answers answers) {
        if (resident.acting() instanceof TakingPart part) {
            throw CaseNotFound.unknown("draft", part.submission().toString());
        }
        return new Draft(UUID.randomUUID(), resident.id(), service.form(), answers.and(service.knownOf(resident)),
                clock.instant(), resident.concerned());
    }

    /**
     * Forgets all answers and files, and who takes part.
     *
     * @throws CaseRejected while it is being paid, or when it is for somebody else to say
     */
    void startAgain(OnlineService service, Resident resident) {
        if (takesPart(resident)) {
            throw new CaseRejected(Reason.NOT_APPLICANT);
        }
        drafts.of(service, resident).ifPresent(draft -> {
            checkout.giveUp(service, draft);
            parties.givenUp(service, draft.owner(), draft.id());
            uploads.forget(draft.id());
            drafts.forget(draft.id());
        });
    }

    /**
     * Begins with the answers of an earlier case. Files are not taken over: they proved what was true then.
     *
     * @throws CaseNotFound when the resident has no such case
     */
    void startFrom(OnlineService service, String reference, Resident resident) {
        CaseFile earlier = cases.own(service, reference, resident);
        if (!resident.isAbout(earlier.concerned())) {
            throw CaseNotFound.unknown(service.city().name(), reference);
        }
        drafts.lock(service, resident.id());
        startAgain(service, resident);
        Answers answers = service.again(earlier.answers(), earlier.formVersion(), resident);
        for (Question question : service.form().questions()) {
            for (var field : question.fields()) {
                answers = field instanceof UploadField ? answers.without(field) : answers;
            }
        }
        keep(service, begin(service, resident, answers));
    }

    private static boolean takesPart(Resident resident) {
        return resident.acting() instanceof TakingPart;
    }

    /**
     * A draft with the question that is looked at, and the files so far.
     *
     * @param seen tells whether the answer is changed by somebody else who fills in; empty where nobody does
     */
    record Asked(Draft draft, Question question, List<StoredFile> files, String seen) {}

    /**
     * A question that is asked after the answers so far.
     *
     * @throws CaseNotFound when it is not
     * @throws ch.meinkonto.portal.cityservice.StrongerSignInNeeded when it needs a stronger sign-in
     */
    Asked ask(OnlineService service, String name, Resident resident) {
        Draft draft = draft(service, resident);
        Question question = question(draft, name, resident);
        return new Asked(draft, question, uploads.of(draft.id()),
                parties.isFilledInByOthers(service, draft) ? draft.seen(question) : "");
    }

    private Question question(Draft draft, String name, Resident resident) {
        Question question = draft.form().question(name, draft.answers())
                .orElseThrow(() -> CaseNotFound.unknown("question", name));
        mustSatisfy(question, resident);
        return question;
    }

    /** @throws ch.meinkonto.portal.cityservice.StrongerSignInNeeded when a question needs a stronger sign-in */
    static void mustSatisfy(Question question, Resident resident) {
        if (question.sensitive()) {
            resident.mustSatisfy(GUARDED);
        }
    }

    /**
     * Answers one question.
     *
     * @param written what was written, by the name of its field
     * @return the draft with the answers
     * @throws AnswersRefused with everything that is wrong with them
     */
    Draft answer(OnlineService service, String name, Map<String, List<String>> written, Resident resident) {
        return answer(service, name, written, UnaryOperator.identity(), "", resident);
    }

    /**
     * The same with what registers tell of it, if nobody else has answered it meanwhile.
     *
     * @param told adds what is known, see {@link OnlineService#lookedUp}
     * @param seen what stood there, as {@link Asked} told; empty where nobody else fills it in
     * @throws CaseRejected when somebody else gave another answer since
     */
    Draft answer(OnlineService service, String name, Map<String, List<String>> written,
            UnaryOperator<Answers> told, String seen, Resident resident) {
        drafts.lock(service, resident.id());
        Draft draft = draft(service, resident);
        Question question = question(draft, name, resident);
        Draft answered = draft.with(draft.form().answer(question, withFiles(draft, question, written),
                told.apply(draft.answers())));
        String before = draft.seen(question);
        if (!seen.isEmpty() && !seen.equals(before) && !answered.seen(question).equals(before)) {
            throw new CaseRejected(Reason.CHANGED_MEANWHILE);
        }
        keep(service, answered);
        return answered;
    }

    /** The first answer counts as a beginning. */
    private void keep(OnlineService service, Draft draft) {
        if (drafts.of(service, draft.owner(), draft.concerned()).isEmpty()) {
            usage.started(service.city().name());
        }
        drafts.keep(service, draft);
        parties.changed(service, draft.owner(), draft.id(), draft.form().relevant(draft.answers()));
    }

    /** Files are what is stored, whatever the form says. */
    private Map<String, List<String>> withFiles(Draft draft, Question question, Map<String, List<String>> written) {
        Map<String, List<String>> all = new HashMap<>(written);
        question.fields().stream().filter(UploadField.class::isInstance).forEach(field -> all.put(field.name(),
                uploads.of(draft.id(), field.name()).stream().map(file -> file.id().toString()).toList()));
        return all;
    }

    /**
     * Takes one file for a question; where there can be one only, it replaces the one before.
     *
     * @throws UploadRefused when it is not taken
     * @throws CaseRejected when it would replace another while that is being paid for
     */
    void upload(OnlineService service, String name, String fieldName, String fileName, byte[] content,
            Resident resident) {
        drafts.lock(service, resident.id());
        Draft draft = draft(service, resident);
        UploadField field = question(draft, name, resident).fields()
                .stream()
                .filter(UploadField.class::isInstance)
                .map(UploadField.class::cast)
                .filter(candidate -> candidate.name().equals(fieldName))
                .findFirst()
                .orElseThrow(() -> CaseNotFound.unknown("field", fieldName));
        boolean replaces = field.most() == 1;
        List<StoredFile> before = uploads.of(draft.id(), field.name());
        uploads.keep(draft.id(), resident.id(), field.name(), replaces ? before.size() + 1 : field.most(), fileName,
                content);
        if (replaces && !before.isEmpty()) {
            checkout.mustNotBeUnderWay(service, draft);
            before.forEach(file -> uploads.remove(draft.id(), file.id()));
        }
        keep(service, draft);
    }

    /**
     * Removes a file; the question is open again when it was the last that is needed.
     *
     * @throws CaseRejected while it is being paid
     */
    void removeFile(OnlineService service, String name, UUID file, Resident resident) {
        drafts.lock(service, resident.id());
        Draft draft = draft(service, resident);
        Answers answers = draft.answers();
        checkout.mustNotBeUnderWay(service, draft);
        uploads.remove(draft.id(), file);
        for (var field : question(draft, name, resident).fields()) {
            if (field instanceof UploadField upload) {
                List<UUID> left = uploads.of(draft.id(), upload.name()).stream().map(StoredFile::id).toList();
                answers = answers.has(upload) ? answers.with(upload, left) : answers;
            }
        }
        keep(service, draft.with(answers));
    }

    /** A file of the resident's own draft. */
    Uploads.Opened open(OnlineService service, UUID file, Resident resident) {
        return uploads.open(draft(service, resident).id(), file)
                .orElseThrow(() -> CaseNotFound.unknown("file", file.toString()));
    }

    /**
     * The draft, when everything is answered and still stands; it may have been left for weeks.
     *
     * @throws CaseRejected when a question is open
     * @throws AnswersRefused with the first question whose answers no longer stand
     */
    Reviewed review(OnlineService service, Resident resident) {
        Reviewed reviewed = reviewed(service, resident);
        Draft draft = reviewed.draft();
        if (draft.form().open(draft.answers()).isPresent()) {
            throw new CaseRejected(Reason.INCOMPLETE);
        }
        draft.form().check(draft.answers());
        return reviewed;
    }

    /**
     * A draft with its files.
     *
     * @param parties who takes part
     * @param seen tells whether somebody else who fills in changes an answer; empty where nobody does
     */
    record Reviewed(Draft draft, List<StoredFile> files, List<Party> parties, String seen) {}

    /** The draft with its files, whether everything still stands or not. */
    Reviewed reviewed(OnlineService service, Resident resident) {
        Draft draft = draft(service, resident);
        return new Reviewed(draft, uploads.of(draft.id()), parties.of(service, draft.owner(), draft.id()),
                parties.isFilledInByOthers(service, draft) ? draft.seen() : "");
    }
}
