package ch.meinkonto.portal.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.AnswersRefused;
import ch.meinkonto.portal.form.FormDefinition;

/** What staff do with a case: take, ask back, decide, agree or not. Each form leads back to the case. */
@Controller
@RequestMapping("/staff/{collection}/{reference}")
class StaffDecisions {
    private static final int LONGEST_TEXT = 4000;

    private final WorkOnCase work;
    private final ReadCase read;
    private final StaffViews views;
    private final FormViews forms;
    private final FormTexts texts;

    StaffDecisions(WorkOnCase work, ReadCase read, StaffViews views, FormViews forms, FormTexts texts) {
        this.work = work;
        this.read = read;
        this.views = views;
        this.forms = forms;
        this.texts = texts;
    }

    /** What a form asks the platform to do. */
    private interface Deed {
        void happen();
    }

    @PostMapping("/take")
    ModelAndView take(OnlineService service, @PathVariable String reference, Resident staff, Locale language,
            HttpSession session) {
        return done(service, reference, staff, language, session,
                () -> work.take(service, reference, staff.id()));
    }

    @PostMapping("/ask")
    ModelAndView ask(OnlineService service, @PathVariable String reference, Resident staff, Locale language,
            HttpSession session, @RequestParam(defaultValue = "") String question,
            @RequestParam(name = "ask-block", defaultValue = "") String block,
            @RequestParam(defaultValue = "") String text) {
        Map<String, List<String>> written = Map.of("question", List.of(question), "ask-block", List.of(block), "text",
                List.of(text));
        Reasons.Given given = given(service, block, text);
        List<FormViews.Problem> problems = new ArrayList<>();
        if (question.isBlank()) {
            problems.add(problem("question", "cases.staff.ask.question.missing", language));
        }
        if (given.isEmpty() || text.length() > LONGEST_TEXT) {
            problems.add(problem("text", "cases.staff.ask.text.missing", language));
        }
        return problems.isEmpty()
                ? done(service, reference, staff, language, session,
                        () -> work.askBack(service, reference, question, given, staff.id()))
                : refused(service, reference, staff, problems, written, language, session);
    }

    @PostMapping("/decide")
    ModelAndView decide(OnlineService service, @PathVariable String reference, Resident staff, Locale language,
            HttpSession session, HttpServletRequest request, @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String block, @RequestParam(defaultValue = "") String reason) {
        Map<String, List<String>> written = new HashMap<>();
        service.decisionFields().forEach(field -> {
            String value = request.getParameter(field.name());
            written.put(field.name(), value == null ? List.of() : List.of(value));
        });
        written.put("outcome", List.of(outcome));
        written.put("block", List.of(block));
        written.put("reason", List.of(reason));
        Reasons.Given given = given(service, block, reason);
        FormDefinition form = StaffViews.decisionForm(service);
        List<FormViews.Problem> problems = new ArrayList<>();
        boolean granted = outcome.equals("granted");
        if (!granted && !outcome.equals("refused")) {
            problems.add(problem("outcome", "cases.staff.outcome.missing", language));
        }
        if (given.isEmpty() || reason.length() > LONGEST_TEXT) {
            problems.add(problem("reason", "cases.staff.reason.missing", language));
        }
        Answers details = Answers.none();
        try {
            details = granted ? form.answer(StaffViews.decision(service), written, details) : details;
        } catch (AnswersRefused refusal) {
            problems.addAll(forms.problems(form, refusal.refused(), language));
        }
        if (!problems.isEmpty()) {
            return refused(service, reference, staff, problems, written, language, session);
        }
        Answers said = details;
        try {
            return done(service, reference, staff, language, session, () -> work.decide(service, reference,
                    granted ? Outcome.GRANTED : Outcome.REFUSED, said, given, staff.id()));
        } catch (AnswerRefused refusal) {
            return refused(service, reference, staff, forms.problems(form, List.of(refusal), language), written,
                    language, session);
        }
    }

    @PostMapping("/confirm")
    ModelAndView confirm(OnlineService service, @PathVariable String reference, Resident staff, Locale language,
            HttpSession session) {
        return done(service, reference, staff, language, session,
                () -> work.confirm(service, reference, staff.id()));
    }

    @PostMapping("/send-back")
    ModelAndView sendBack(OnlineService service, @PathVariable String reference, Resident staff, Locale language,
            HttpSession session) {
        return done(service, reference, staff, language, session,
                () -> work.sendBack(service, reference, staff.id()));
    }

    private static Reasons.Given given(OnlineService service, String block, String own) {
        return new Reasons.Given(service.textBlocks().contains(block) ? block : "", own);
    }

    private ModelAndView done(OnlineService service, String reference, Resident staff, Locale language,
            HttpSession session, Deed deed) {
        StaffCases.mustBeStated(reference, session);
        try {
            deed.happen();
            return CasePaths.redirect(views.address(service, reference));
        } catch (CaseRejected refusal) {
            return refused(service, reference, staff, List.of(problem("case", refusal.messageKey(), language)),
                    Map.of(), language, session);
        }
    }

    private ModelAndView refused(OnlineService service, String reference, Resident staff,
            List<FormViews.Problem> problems, Map<String, List<String>> written, Locale language,
            HttpSession session) {
        ModelAndView page = views.page(service,
                read.open(service, reference, StaffCases.mustBeStated(reference, session), staff.id()), staff,
                problems, written, language);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private FormViews.Problem problem(String field, String key, Locale language) {
        return new FormViews.Problem(field, texts.say(key, List.of(), language));
    }
}
