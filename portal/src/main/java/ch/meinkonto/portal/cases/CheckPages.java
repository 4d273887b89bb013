package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CityServiceRefusal;
import ch.meinkonto.portal.cityservice.StrongerSignInNeeded;
import ch.meinkonto.portal.form.AnswersRefused;

/** Everything answered, to be checked, changed and handed in. */
@Controller
@RequestMapping("/{service:[a-z]+(?:-[a-z]+)*}/apply/check")
class CheckPages {
    private final AnswerQuestions questions;
    private final HandIn handIn;
    private final FormViews views;
    private final FormTexts texts;

    CheckPages(AnswerQuestions questions, HandIn handIn, FormViews views, FormTexts texts) {
        this.questions = questions;
        this.handIn = handIn;
        this.views = views;
        this.texts = texts;
    }

    /** An answer that no longer holds is asked for again. */
    @GetMapping
    ModelAndView check(OnlineService service, Resident resident, Locale language) {
        try {
            return page(service, questions.review(service, resident), List.of(), language);
        } catch (CaseRejected incomplete) {
            return CasePaths.redirect(QuestionPages.next(service, questions.draft(service, resident)));
        } catch (AnswersRefused stale) {
            return staleAnswer(service, resident, stale, language);
        }
    }

    /** The same form twice is one case; going back and handing in again too. */
    @PostMapping
    ModelAndView submit(OnlineService service, Resident resident, @RequestParam UUID submission, Locale language) {
        try {
            CaseFile file = handIn.draft(service, submission, resident, language);
            return CasePaths.redirect(CasePaths.of(service, file.reference()) + "/confirmation");
        } catch (CaseRejected incomplete) {
            return CasePaths.redirect(CasePaths.check(service));
        } catch (AnswersRefused stale) {
            return staleAnswer(service, resident, stale, language);
        } catch (StrongerSignInNeeded needed) {
            throw needed;
        } catch (CityServiceRefusal refusal) {
            ModelAndView page = page(service, questions.reviewed(service, resident), List.of(new FormViews.Problem(
                    "submit", texts.say(refusal.messageKey(), List.of(), language))), language);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** The page shows what no longer stands, with the way to change it. */
    private ModelAndView staleAnswer(OnlineService service, Resident resident, AnswersRefused stale, Locale language) {
        AnswerQuestions.Reviewed reviewed = questions.reviewed(service, resident);
        ModelAndView page = page(service, reviewed,
                views.problems(reviewed.draft().form(), stale.refused(), language), language);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(OnlineService service, AnswerQuestions.Reviewed reviewed,
            List<FormViews.Problem> problems, Locale language) {
        Draft draft = reviewed.draft();
        String last = draft.form().asked(draft.answers()).getLast().name();
        return new ModelAndView("cases/check").addObject("service", service.city().name())
                .addObject("parts", views.parts(draft.form(), draft.answers(), reviewed.files(), "form.known",
                        language))
                .addObject("submission", draft.id())
                .addObject("last", last)
                .addObject("problems", problems);
    }
}
