package ch.meinkonto.portal.cases;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.CityServiceRefusal;
import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.AnswersRefused;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.page.Traces;
import ch.meinkonto.portal.party.Party;

/** The services of the platform for programs that act for a resident: the same use cases as the pages. */
@RestController
@RequestMapping("/api/v1/{collection}")
@Tag(name = "Cases", description = "Hand in requests to the city's services and follow them; collection is the service's, "
        + "for example tax-extensions")
class CaseApi {
    private final HandIn handIn;
    private final FindCases find;
    private final CorrectCase corrections;
    private final WithdrawCase withdraw;
    private final DownloadCaseDocument download;
    private final AnswerQuestions questions;
    private final PartyViews views;
    private final FormTexts texts;

    CaseApi(HandIn handIn, FindCases find, CorrectCase corrections, WithdrawCase withdraw,
            DownloadCaseDocument download, AnswerQuestions questions, PartyViews views, FormTexts texts) {
        this.corrections = corrections;
        this.handIn = handIn;
        this.find = find;
        this.withdraw = withdraw;
        this.download = download;
        this.questions = questions;
        this.views = views;
        this.texts = texts;
    }

    /** What a program sends. */
    @Schema(name = "CaseOrder")
    record Order(
            @Schema(description = "Answers by the name of their field; files cannot be sent this way", example = "{\"way\": \"code\", \"code\": \"MK1|261|…\", \"until\": \"2027-09-30\"}") @Nullable Map<String, String> answers) {}

    /** A document of a case. */
    @Schema(name = "CaseDocument")
    record DocumentResource(UUID id, String kind, Instant madeAt, URI address) {}

    /** What a program gets. */
    @Schema(name = "Case")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resource(@Schema(example = "FE-2027-7F3K9Q2M") String reference, String service,
            @Schema(example = "granted", allowableValues = {"handed_in", "in_review", "asked_back", "granted",
                    "partly_granted", "refused", "withdrawn"}) String state,
            String subject, Instant handedInAt, @Nullable LocalDate dueOn, Map<String, List<String>> answers,
            @Nullable Map<String, List<String>> decision, List<DocumentResource> documents,
            @Schema(description = "Who takes part besides the resident, where the service knows such roles") @Nullable List<PartyResource> parties) {}

    /** Somebody besides the resident; never by name: a program acts for the resident alone. */
    @Schema(name = "CaseParty")
    record PartyResource(String role,
            @Schema(allowableValues = {"invited", "code-lapsed", "joined", "asked", "agreed", "declined", "lapsed",
                    "taken-back",
                    "ended"}) String state,
            Instant since) {}

    /** What one role lacks. */
    @Schema(name = "MissingParty")
    record MissingResource(String role, int needed, int there) {
        static List<MissingResource> of(List<PartiesMissing.Missing> missing) {
            return missing.stream()
                    .map(each -> new MissingResource(each.role(), each.needed(), each.there()))
                    .toList();
        }
    }

    /** A draft on the pages, and whether it can be handed in. */
    @Schema(name = "CaseDraft")
    record DraftResource(UUID submission, boolean complete, List<PartyResource> parties,
            List<MissingResource> missing) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Hand in a request", description = "The same key again gives the same case; the same key with "
            + "other answers is refused.")
    ResponseEntity<Resource> handIn(@Parameter(hidden = true) OnlineService service,
            @Parameter(description = "UUID chosen by the program") @RequestHeader("Idempotency-Key") UUID submission,
            @RequestBody Order order, @Parameter(hidden = true) Resident resident, Locale language) {
        CaseFile file = handIn.program(service, submission, written(order), resident, language);
        return ResponseEntity.created(address(service, file.reference()))
                .body(one(service, file.reference(), resident));
    }

    @GetMapping
    @Operation(summary = "All cases of the resident in this service, newest first")
    List<Resource> all(@Parameter(hidden = true) OnlineService service,
            @Parameter(hidden = true) Resident resident) {
        return find.all(service, resident.id()).stream().map(file -> resource(service, file, List.of(), null))
                .toList();
    }

    @GetMapping("/draft")
    @Operation(summary = "The draft on the pages: whether a question is open, who takes part, who is missing", description = "404 while there is none")
    DraftResource draft(@Parameter(hidden = true) OnlineService service,
            @Parameter(hidden = true) Resident resident) {
        if (!questions.start(service, resident).begun()) {
            throw CaseNotFound.unknown("draft", service.city().name());
        }
        AnswerQuestions.Reviewed reviewed = questions.reviewed(service, resident);
        Draft draft = reviewed.draft();
        return new DraftResource(draft.id(), draft.form().open(draft.answers()).isEmpty(),
                parties(reviewed.parties()), MissingResource.of(PartiesOfRequest.missing(service, reviewed.parties(),
                        draft.form().relevant(draft.answers()))));
    }

    @GetMapping("/{reference}")
    @Operation(summary = "One case of the resident")
    Resource one(@Parameter(hidden = true) OnlineService service, @PathVariable String reference,
            @Parameter(hidden = true) Resident resident) {
        FindCases.Whole whole = find.own(service, reference, resident);
        return resource(service, whole.file(), whole.documents(),
                service.parties().isEmpty() ? null : parties(whole.parties()));
    }

    /** What the office asks. */
    @Schema(name = "CaseQuestion")
    record QuestionResource(String question, List<String> fields, String text, Instant askedAt) {}

    @GetMapping("/{reference}/question")
    @Operation(summary = "The question the office asks back", description = "404 while it asks nothing")
    QuestionResource question(@Parameter(hidden = true) OnlineService service, @PathVariable String reference,
            @Parameter(hidden = true) Resident resident) {
        CorrectCase.AskedBack asked = corrections.askedBack(service, reference, resident);
        return new QuestionResource(asked.question().name(),
                asked.question().fields().stream().map(Field::name).toList(), asked.message().text(),
                asked.message().at());
    }

    @PostMapping(path = "/{reference}/question", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Answer the question the office asks back", description = "Every other answer stays as it is")
    Resource correct(@Parameter(hidden = true) OnlineService service, @PathVariable String reference,
            @RequestBody Order order, @Parameter(hidden = true) Resident resident) {
        corrections.correct(service, reference, written(order), resident);
        return one(service, reference, resident);
    }

    @PostMapping("/{reference}/withdrawal")
    @Operation(summary = "Withdraw a case")
    Resource withdraw(@Parameter(hidden = true) OnlineService service, @PathVariable String reference,
            @Parameter(hidden = true) Resident resident) {
        withdraw.withdraw(service, reference, resident);
        return one(service, reference, resident);
    }

    @GetMapping(path = "/{reference}/documents/{id}", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "A document as it was issued")
    byte[] document(@Parameter(hidden = true) OnlineService service, @PathVariable String reference,
            @PathVariable UUID id, @Parameter(hidden = true) Resident resident) {
        return download.open(service, reference, id, resident).content();
    }

    /** A program learns of every answer that is wrong, by the name of its field. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(AnswersRefused refusal, OnlineService service, Locale language) {
        return problem(refusal, service, refusal.refused(), language);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(AnswerRefused refusal, OnlineService service, Locale language) {
        return problem(refusal, service, List.of(refusal), language);
    }

    private ResponseEntity<ProblemDetail> problem(CityServiceRefusal refusal, OnlineService service,
            List<AnswerRefused> refused, Locale language) {
        HttpStatus status = switch (refusal.kind()) {
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INVALID, NOT_FOUND, SIGN_IN -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        List<Map<String, String>> errors = refused.stream()
                .map(each -> Map.of("field", each.field(), "reason", each.publicCode(), "detail",
                        texts.problem(service.form(), each, language)))
                .toList();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, errors.getFirst().get("detail"));
        problem.setType(URI.create("urn:meinkonto:problem:" + refusal.publicCode()));
        problem.setProperty("reason", refusal.publicCode());
        problem.setProperty("errors", errors);
        problem.setProperty("traceId", Traces.currentId());
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static Map<String, List<String>> written(Order order) {
        Map<String, List<String>> written = new HashMap<>();
        if (order.answers() != null) {
            order.answers().forEach((name, value) -> written.put(name, value == null ? List.of() : List.of(value)));
        }
        return written;
    }

    /** A program learns who is missing. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(PartiesMissing refusal, Locale language) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
                texts.say(refusal.messageKey(), List.of(), language));
        problem.setType(URI.create("urn:meinkonto:problem:" + refusal.publicCode()));
        problem.setProperty("reason", refusal.publicCode());
        problem.setProperty("missing", MissingResource.of(refusal.missing()));
        problem.setProperty("traceId", Traces.currentId());
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private List<PartyResource> parties(List<Party> parties) {
        return parties.stream()
                .map(party -> views.line(party, false))
                .map(line -> new PartyResource(line.role(), line.state().code(), line.at()))
                .toList();
    }

    private static Resource resource(OnlineService service, CaseFile file, List<CaseDocuments.Issued> documents,
            @Nullable List<PartyResource> parties) {
        Decision decision = file.decided();
        return new Resource(file.reference(), file.service(), file.stand(), file.subject(), file.handedInAt(),
                file.dueOn(), file.answers().values(), decision == null ? null : decision.details().values(),
                documents.stream()
                        .map(document -> new DocumentResource(document.id(), document.kind(), document.madeAt(),
                                URI.create(address(service, file.reference()) + "/documents/" + document.id())))
                        .toList(),
                parties);
    }

    private static URI address(OnlineService service, String reference) {
        return URI.create(service.city().apiPath() + "/" + reference);
    }
}
