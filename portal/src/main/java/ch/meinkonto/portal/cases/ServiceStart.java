package ch.meinkonto.portal.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.AnswersRefused;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Suitability;
import ch.meinkonto.portal.form.SuitabilityCheck;

/** The public pages of every service: what it is, and whether it is for me. */
@Controller
@RequestMapping("/{service:[a-z]+(?:-[a-z]+)*}")
class ServiceStart {
    private final AnswerQuestions questions;
    private final FormViews views;
    private final FormTexts texts;

    ServiceStart(AnswerQuestions questions, FormViews views, FormTexts texts) {
        this.questions = questions;
        this.views = views;
        this.texts = texts;
    }

    @GetMapping
    ModelAndView start(OnlineService service, @Nullable Resident resident,
            @RequestParam(required = false) @Nullable String saved, Locale language) {
        ModelAndView page = page("cases/start", service).addObject("saved", saved != null)
                .addObject("aboutFacts", Written.all(service.aboutFacts(), language))
                .addObject("suitability", service.suitability().isPresent())
                .addObject("begun", false);
        if (resident != null) {
            AnswerQuestions.Start start = questions.start(service, resident);
            page.addObject("begun", start.begun());
            start.last().ifPresent(last -> page.addObject("last", last));
        }
        return page;
    }

    /**
     * Asks the next question, or says what the answers mean. They travel in the address: nothing is stored, and the way back
     * is the browser's.
     */
    @GetMapping("/suitable")
    ModelAndView suitable(OnlineService service, HttpServletRequest request, Locale language) {
        SuitabilityCheck check = service.suitability()
                .orElseThrow(() -> CaseNotFound.unknown("check", service.city().name()));
        FormDefinition form = check.form();
        Map<String, List<String>> written = written(form, request);
        Answers answers = Answers.none();
        for (Question question : form.questions()) {
            if (!question.asked().test(answers)) {
                continue;
            }
            boolean given = question.fields().stream().allMatch(field -> written.containsKey(field.name()));
            if (!given) {
                return ask(service, form, question, answers, written, List.of(), language);
            }
            try {
                answers = form.answer(question, written, answers);
            } catch (AnswersRefused refusal) {
                return ask(service, form, question, answers, written,
                        views.problems(form, refusal.refused(), language), language);
            }
            Optional<Suitability> verdict = check.verdict().apply(answers);
            if (verdict.isPresent()) {
                return verdict(service, verdict.get(), language);
            }
        }
        throw new IllegalStateException("check of " + service.city().name() + " ends without a verdict");
    }

    private ModelAndView ask(OnlineService service, FormDefinition form, Question question, Answers answers,
            Map<String, List<String>> written, List<FormViews.Problem> problems, Locale language) {
        ModelAndView page = page("cases/suitable", service)
                .addObject("question",
                        views.question(form, question, answers, problems.isEmpty() ? Map.of() : written, List.of(),
                                problems, language))
                .addObject("given", answers.values())
                .addObject("problems", problems);
        if (!problems.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private ModelAndView verdict(OnlineService service, Suitability verdict, Locale language) {
        List<String> sentences = new ArrayList<>(texts.lines(verdict.messageKey(), verdict.arguments(), language));
        String kind = switch (verdict) {
            case Suitability.ForYou yes -> "for-you";
            case Suitability.NotForYou no -> no.elsewhere() == null ? "not-for-you" : "elsewhere";
            case Suitability.OfficeDecides office -> "office-decides";
        };
        ModelAndView page = page("cases/suitable", service).addObject("verdict", kind).addObject("sentences",
                sentences);
        if (verdict instanceof Suitability.NotForYou(String key, var arguments, var elsewhere) && elsewhere != null) {
            page.addObject("elsewhere", new CaseAction(key + ".link", elsewhere));
        }
        return page;
    }

    private static Map<String, List<String>> written(FormDefinition form, HttpServletRequest request) {
        Map<String, List<String>> written = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (form.askable().contains(name) || form.askable().contains(name.replaceFirst("^asked-", ""))) {
                // An empty radio group sends nothing; the hidden mark says that it was asked.
                written.putIfAbsent(name.replaceFirst("^asked-", ""), List.of());
                if (form.askable().contains(name)) {
                    written.put(name, List.of(values));
                }
            }
        });
        return written;
    }

    private static ModelAndView page(String view, OnlineService service) {
        return new ModelAndView(view).addObject("service", service.city().name())
                .addObject("folder", CasePaths.folder(service));
    }
}
