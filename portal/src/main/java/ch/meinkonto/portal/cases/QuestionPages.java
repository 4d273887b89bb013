package ch.meinkonto.portal.cases;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Acting.TakingPart;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CityServiceRefusal;
import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.AnswersRefused;
import ch.meinkonto.portal.form.Question;

/** The questions of every service, one to a page. */
@Controller
@RequestMapping("/{service:[a-z]+(?:-[a-z]+)*}/apply")
class QuestionPages {
    private final AnswerQuestions questions;
    private final FormViews views;
    private final PartyViews partyViews;
    private final FormTexts texts;
    private final SentFiles files;

    QuestionPages(AnswerQuestions questions, FormViews views, PartyViews partyViews, FormTexts texts,
            SentFiles files) {
        this.files = files;
        this.questions = questions;
        this.views = views;
        this.partyViews = partyViews;
        this.texts = texts;
    }

    /** Begins, or goes on where the resident left off. */
    @GetMapping
    String begin(OnlineService service, Resident resident) {
        Draft draft = questions.draft(service, resident);
        return "redirect:" + (service.beginsWithTasks() ? CasePaths.apply(service) + "/tasks" : next(service, draft));
    }

    @GetMapping("/tasks")
    ModelAndView tasks(OnlineService service, Resident resident, Locale language) {
        AnswerQuestions.Reviewed reviewed = questions.reviewed(service, resident);
        Draft draft = reviewed.draft();
        return page("cases/tasks", service).addObject("tasks", views.tasks(draft.form(), draft.answers(), language))
                .addObject("roles", partyViews.ofDraft(service, reviewed.parties(),
                        draft.form().relevant(draft.answers()), language))
                .addObject("applicant", !(resident.acting() instanceof TakingPart))
                .addObject("complete", draft.form().open(draft.answers()).isEmpty());
    }

    @PostMapping("/restart")
    ModelAndView startAgain(OnlineService service, Resident resident) {
        return unlessBeingPaid(service, () -> questions.startAgain(service, resident), CasePaths.apply(service));
    }

    /** Again, with the answers of an earlier case. */
    @PostMapping("/again")
    ModelAndView again(OnlineService service, Resident resident, @RequestParam String reference) {
        return unlessBeingPaid(service, () -> questions.startFrom(service, reference, resident),
                CasePaths.apply(service));
    }

    /** What is being paid stays as it is: the page on which it was checked says so, and leads back to the pay page. */
    private static ModelAndView unlessBeingPaid(OnlineService service, Runnable deed, String then) {
        try {
            deed.run();
            return CasePaths.redirect(then);
        } catch (CaseRejected rejected) {
            if (rejected.reason() == CaseRejected.Reason.BEING_PAID) {
                return CasePaths.redirect(CasePaths.check(service) + "?being-paid=yes");
            }
            throw rejected;
        }
    }

    @GetMapping("/{question}")
    ModelAndView ask(OnlineService service, @PathVariable String question, Resident resident, Locale language,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(name = "too-large", required = false) @Nullable String tooLarge) {
        AnswerQuestions.Asked found = questions.ask(service, question, resident);
        Question asked = found.question();
        List<FormViews.Problem> problems = tooLarge == null
                ? List.of()
                : List.of(new FormViews.Problem(asked.fields().getFirst().name(),
                        texts.say("upload.reason.too-large", List.of(), language)));
        return questionPage(service, found, Map.of(), problems, change != null, language);
    }

    /** Answers a question. Files that come along are kept first; a button may remove one instead. */
    @PostMapping("/{question}")
    ModelAndView answer(OnlineService service, @PathVariable String question, Resident resident, Locale language,
            HttpServletRequest request, @RequestParam(required = false) @Nullable String change,
            @RequestParam(defaultValue = "") String seen, @RequestParam(required = false) @Nullable String later,
            @RequestParam(required = false) @Nullable String upload,
            @RequestParam(required = false) @Nullable UUID remove) throws IOException {
        String here = CasePaths.apply(service) + "/" + question + (change == null ? "" : "?change=yes");
        if (remove != null) {
            return unlessBeingPaid(service, () -> questions.removeFile(service, question, remove, resident), here);
        }
        AnswerQuestions.Asked found = questions.ask(service, question, resident);
        Question asked = found.question();
        Map<String, List<String>> written = written(request, asked);
        List<FormViews.Problem> refusedFiles = files.keep(request, asked, language,
                (field, name, content) -> questions.upload(service, question, field, name, content, resident));
        if (!refusedFiles.isEmpty()) {
            // Some files may have been kept.
            return refused(service, questions.ask(service, question, resident), written, refusedFiles, change != null,
                    language, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (upload != null) {
            return CasePaths.redirect(here);
        }
        try {
            Draft answered = questions.answer(service, question, written,
                    lookedUp(service, asked, written, found.draft(), resident), seen, resident);
            return CasePaths.redirect(later == null
                    ? next(service, answered)
                    : service.city().path() + "?saved=yes");
        } catch (CaseRejected changed) {
            return changedMeanwhile(service, questions.ask(service, question, resident), written, changed,
                    change != null, language);
        } catch (AnswersRefused refusal) {
            HttpStatus status = refusal.kind() == CityServiceRefusal.Kind.UNAVAILABLE
                    ? HttpStatus.SERVICE_UNAVAILABLE
                    : HttpStatus.UNPROCESSABLE_CONTENT;
            AnswerQuestions.Asked now = asked.takesFiles() ? questions.ask(service, question, resident) : found;
            return refused(service, now, written,
                    views.problems(found.draft().form(), refusal.refused(), language), change != null, language,
                    status);
        }
    }

    /** Asks registers before the transaction of the answer begins. */
    private static UnaryOperator<Answers> lookedUp(OnlineService service, Question asked,
            Map<String, List<String>> written, Draft draft, Resident resident) {
        try {
            return service.lookedUp(asked, written, draft.answers(), resident);
        } catch (AnswerRefused refusal) {
            throw new AnswersRefused(asked, List.of(refusal));
        }
    }

    /** What was written stands in the fields; what somebody else answered meanwhile stands above them. */
    private ModelAndView changedMeanwhile(OnlineService service, AnswerQuestions.Asked now,
            Map<String, List<String>> written, CaseRejected changed, boolean change, Locale language) {
        if (changed.reason() != CaseRejected.Reason.CHANGED_MEANWHILE) {
            throw changed;
        }
        String first = now.question().fields().getFirst().name();
        ModelAndView page = refused(service, now, written,
                List.of(new FormViews.Problem(first, texts.say("cases.question.changed", List.of(), language))),
                change, language, HttpStatus.CONFLICT);
        return page.addObject("theirs", views.rows(now.draft().form(), now.question(), now.draft().answers(),
                now.files(), language));
    }

    /** A file of the draft, to look at it again. */
    @GetMapping("/files/{id}")
    ResponseEntity<byte[]> file(OnlineService service, @PathVariable UUID id, Resident resident) {
        return Downloads.of(questions.open(service, id, resident));
    }

    private ModelAndView refused(OnlineService service, AnswerQuestions.Asked found,
            Map<String, List<String>> written, List<FormViews.Problem> problems, boolean change, Locale language,
            HttpStatus status) {
        ModelAndView page = questionPage(service, found, written, problems, change, language);
        page.setStatus(status);
        return page;
    }

    private ModelAndView questionPage(OnlineService service, AnswerQuestions.Asked found,
            Map<String, List<String>> written, List<FormViews.Problem> problems, boolean change, Locale language) {
        Draft draft = found.draft();
        Question question = found.question();
        String back = change
                ? CasePaths.check(service)
                : draft.form().before(question, draft.answers())
                        .map(before -> CasePaths.apply(service) + "/" + before.name())
                        .orElseGet(() -> service.city().path());
        List<Question> asked = draft.form().asked(draft.answers());
        return page("cases/question", service)
                .addObject("question",
                        views.question(draft.form(), question, draft.answers(), written, found.files(), problems,
                                language))
                .addObject("problems", problems)
                .addObject("seen", found.seen())
                .addObject("change", change)
                .addObject("back", back)
                .addObject("step", asked.indexOf(question) + 1);
    }

    private static Map<String, List<String>> written(HttpServletRequest request, Question question) {
        Map<String, List<String>> written = new HashMap<>();
        question.fields().forEach(field -> {
            String[] values = request.getParameterValues(field.name());
            written.put(field.name(), values == null ? List.of() : List.of(values));
        });
        return written;
    }

    static String next(OnlineService service, Draft draft) {
        return draft.form().open(draft.answers())
                .map(open -> CasePaths.apply(service) + "/" + open.name())
                .orElseGet(() -> CasePaths.check(service));
    }

    private static ModelAndView page(String view, OnlineService service) {
        return new ModelAndView(view).addObject("service", service.city().name());
    }
}
