package ch.meinkonto.portal.cases;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CorrectCase.AskedBack;
import ch.meinkonto.portal.cases.FindCases.Whole;
import ch.meinkonto.portal.form.AnswersRefused;

/** The pages of a case for the resident: confirmation, what became of it, correcting, withdrawing, documents. */
@Controller
@RequestMapping("/{service:[a-z]+(?:-[a-z]+)*}/requests/{reference}")
class CasePages {
    private final FindCases find;
    private final CorrectCase corrections;
    private final WithdrawCase withdraw;
    private final DownloadCaseDocument download;
    private final CaseViews views;
    private final FormViews forms;
    private final SentFiles files;

    CasePages(FindCases find, CorrectCase corrections, WithdrawCase withdraw, DownloadCaseDocument download,
            CaseViews views, FormViews forms, SentFiles files) {
        this.find = find;
        this.corrections = corrections;
        this.withdraw = withdraw;
        this.download = download;
        this.views = views;
        this.forms = forms;
        this.files = files;
    }

    @GetMapping
    ModelAndView show(OnlineService service, @PathVariable String reference, Resident resident, Locale language) {
        Whole whole = find.own(service, reference, resident);
        return views.page("cases/request", service, whole, whole.sharedWith(resident), language);
    }

    /** Right after handing in; it stays reachable by its address. */
    @GetMapping("/confirmation")
    ModelAndView confirm(OnlineService service, @PathVariable String reference, Resident resident, Locale language) {
        Whole whole = find.own(service, reference, resident);
        if (whole.file().state() == CaseState.WITHDRAWN || whole.sharedWith(resident) != null) {
            return CasePaths.redirect(CasePaths.of(service, reference));
        }
        String key = service.city().name() + ".confirmation." + whole.file().stand().replace('_', '-');
        List<Object> facts = CaseViews.factsOf(service, whole.file());
        return views.page("cases/confirmation", service, whole, language)
                .addObject("heading", views.say(key + ".title", facts, language))
                .addObject("lead", views.say(key + ".text", facts, language))
                .addObject("next", views.lines(key + ".next", facts, language));
    }

    @GetMapping("/withdraw")
    ModelAndView askWithdraw(OnlineService service, @PathVariable String reference, Resident resident,
            Locale language) {
        Whole whole = find.own(service, reference, resident);
        if (!service.mayWithdraw(whole.file()) || whole.sharedWith(resident) != null) {
            return CasePaths.redirect(CasePaths.of(service, reference));
        }
        return views.page("cases/withdraw", service, whole, language).addObject("consequences",
                views.lines(service.city().name() + ".withdraw." + (whole.file().state().isOpen() ? "open" : "decided"),
                        CaseViews.factsOf(service, whole.file()), language));
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(OnlineService service, @PathVariable String reference, Resident resident) {
        try {
            withdraw.withdraw(service, reference, resident);
        } catch (CaseRejected decidedMeanwhile) {
            return CasePaths.redirect(CasePaths.of(service, reference));
        }
        return CasePaths.redirect(CasePaths.of(service, reference));
    }

    /** The one answer the office asks for. */
    @GetMapping("/correct")
    ModelAndView askCorrection(OnlineService service, @PathVariable String reference, Resident resident,
            Locale language) {
        return correction(service, corrections.askedBack(service, reference, resident), Map.of(), List.of(),
                language);
    }

    @PostMapping("/correct")
    ModelAndView correct(OnlineService service, @PathVariable String reference, Resident resident,
            HttpServletRequest request, Locale language) throws IOException {
        AskedBack asked = corrections.askedBack(service, reference, resident);
        Map<String, List<String>> written = new HashMap<>();
        asked.question().fields().forEach(field -> {
            String[] values = request.getParameterValues(field.name());
            written.put(field.name(), values == null ? List.of() : List.of(values));
        });
        List<FormViews.Problem> refusedFiles = files.keep(request, asked.question(), language,
                (field, name, content) -> corrections.addFile(service, reference, field, name, content, resident));
        if (!refusedFiles.isEmpty()) {
            ModelAndView page = correction(service, asked, written, refusedFiles, language);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            corrections.correct(service, reference, written, resident);
            return CasePaths.redirect(CasePaths.of(service, reference));
        } catch (AnswersRefused refusal) {
            ModelAndView page = correction(service, asked, written,
                    forms.problems(asked.form(), refusal.refused(), language), language);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView correction(OnlineService service, AskedBack asked, Map<String, List<String>> written,
            List<FormViews.Problem> problems, Locale language) {
        return new ModelAndView("cases/correct").addObject("service", service.city().name())
                .addObject("file", asked.file())
                .addObject("message", asked.message())
                .addObject("question",
                        forms.question(asked.form(), asked.question(), asked.file().answers(), written, asked.files(),
                                problems, language))
                .addObject("handedIn", true)
                .addObject("problems", problems);
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<byte[]> document(OnlineService service, @PathVariable String reference, @PathVariable UUID id,
            Resident resident) {
        return Downloads.of(download.open(service, reference, id, resident));
    }
}
