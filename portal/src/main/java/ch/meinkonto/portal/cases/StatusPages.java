package ch.meinkonto.portal.cases;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How a request stands, for whoever has its reference and its code; a form, so that the code is in no address. */
@Controller
@RequestMapping("/status")
class StatusPages {
    private final AskStatus status;
    private final OnlineServices services;

    StatusPages(AskStatus status, OnlineServices services) {
        this.status = status;
        this.services = services;
    }

    @GetMapping
    ModelAndView form() {
        return page("", Map.of());
    }

    @PostMapping
    ModelAndView ask(@RequestParam(defaultValue = "") String reference, @RequestParam(defaultValue = "") String code) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (reference.isBlank()) {
            problems.put("reference", "cases.status.reference.missing");
        }
        if (code.isBlank()) {
            problems.put("code", "cases.status.code.missing");
        }
        if (!problems.isEmpty()) {
            return refused(reference, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (status.ask(services.all(), reference, code)) {
            case AskStatus.Answer.Known known -> page(reference.strip(), Map.of()).addObject("known", known);
            case AskStatus.Answer.Unknown unknown ->
                refused(reference, Map.of("code", "cases.status.unknown"), HttpStatus.UNPROCESSABLE_CONTENT);
            case AskStatus.Answer.Rest rest ->
                refused(reference, Map.of("code", "cases.status.rest"), HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    private static ModelAndView refused(String reference, Map<String, String> problems, HttpStatus why) {
        ModelAndView page = page(reference, problems);
        page.setStatus(why);
        return page;
    }

    private static ModelAndView page(String reference, Map<String, String> problems) {
        return new ModelAndView("cases/status").addObject("reference", reference).addObject("problems", problems);
    }
}
