package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.Messages.Message;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.upload.StoredFile;
import ch.meinkonto.portal.upload.Uploads;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident corrects the one answer the office asked for. */
@UseCase
class CorrectCase {
    private final Cases cases;
    private final Timeline timeline;
    private final Messages messages;
    private final Uploads uploads;
    private final PartiesOfRequest parties;
    private final SecurityEvents events;
    private final Clock clock;

    CorrectCase(Cases cases, Timeline timeline, Messages messages, Uploads uploads, PartiesOfRequest parties,
            SecurityEvents events, Clock clock) {
        this.cases = cases;
        this.timeline = timeline;
        this.messages = messages;
        this.uploads = uploads;
        this.parties = parties;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The question staff ask back, with the answers it has.
     *
     * @param file the case
     * @param form the version it answers
     * @param question what is asked
     * @param message what staff say about it
     * @param files what was sent so far
     */
    record AskedBack(CaseFile file, FormDefinition form, Question question, Message message,
            List<StoredFile> files) {}

    /**
     * What the resident is asked.
     *
     * @throws CaseNotFound when nothing is asked
     * @throws ch.meinkonto.portal.cityservice.StrongerSignInNeeded when the question needs a stronger sign-in
     */
    AskedBack askedBack(OnlineService service, String reference, Resident resident) {
        CaseFile file = cases.own(service, reference, resident);
        Message message = messages.open(reference).orElseThrow(() -> CaseNotFound.unknown("message", reference));
        FormDefinition form = service.formOf(file.formVersion());
        Question question = form.questions()
                .stream()
                .filter(candidate -> candidate.name().equals(message.question()))
                .findFirst()
                .orElseThrow(() -> CaseNotFound.unknown("question", reference));
        AnswerQuestions.mustSatisfy(question, resident);
        return new AskedBack(file, form, question, message, uploads.of(file.submission()));
    }

    /**
     * Answers the one question that was asked back; every other answer stays as it was handed in. The office gets the days back
     * that it waited.
     *
     * @throws ch.meinkonto.portal.form.AnswersRefused with everything that is wrong with the answer
     */
    void correct(OnlineService service, String reference, Map<String, List<String>> written, Resident resident) {
        AskedBack asked = askedBack(service, reference, resident);
        CaseFile file = asked.file();
        Map<String, List<String>> all = new HashMap<>(written);
        asked.question().fields().forEach(field -> {
            if (field instanceof UploadField upload) {
                all.put(upload.name(), newest(uploads.of(file.submission(), upload.name()), upload.most()));
            }
        });
        Answers answers = asked.form().answer(asked.question(), all, file.answers());
        CaseFile corrected = file.corrected(answers, service.subject(answers),
                Pause.of(asked.message().at(), clock.instant()).later(file.dueOn()));
        cases.change(corrected);
        parties.corrected(service, corrected, clock.instant());
        messages.answered(asked.message(), file.answers().only(asked.question().fields()));
        timeline.add(reference, Kind.CORRECTED, Actor.of(resident));
        events.record(CaseEvent.changed(reference, file.service(), file.stand(), corrected.stand()));
    }

    /**
     * Takes a file for the question that was asked back, as many as its field takes beside those from before. What was handed in
     * before stays.
     *
     * @throws CaseNotFound when the question has no such field
     * @throws ch.meinkonto.portal.upload.UploadRefused when it is not taken
     */
    void addFile(OnlineService service, String reference, String fieldName, String fileName, byte[] content,
            Resident resident) {
        AskedBack asked = askedBack(service, reference, resident);
        UploadField upload = asked.question()
                .fields()
                .stream()
                .filter(field -> field instanceof UploadField && field.name().equals(fieldName))
                .map(UploadField.class::cast)
                .findFirst()
                .orElseThrow(() -> CaseNotFound.unknown("field", fieldName));
        UUID binder = asked.file().submission();
        long before = uploads.of(binder, fieldName)
                .stream()
                .filter(file -> !file.uploadedAt().isAfter(asked.message().at()))
                .count();
        uploads.keep(binder, resident.id(), fieldName, Math.toIntExact(before) + upload.most(), fileName, content);
    }

    /** Those that count as the answer: the field takes no more. */
    private static List<String> newest(List<StoredFile> oldestFirst, int most) {
        return oldestFirst.stream()
                .skip(Math.max(0, oldestFirst.size() - most))
                .map(file -> file.id().toString())
                .toList();
    }
}
