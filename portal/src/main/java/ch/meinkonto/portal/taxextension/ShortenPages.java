package ch.meinkonto.portal.taxextension;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseRejected;

/** The page on which an extension is shortened. */
@Controller
@RequestMapping("/tax-extension/requests/{reference}/shorten")
class ShortenPages {
    private final ShortenExtension shorten;

    ShortenPages(ShortenExtension shorten) {
        this.shorten = shorten;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String reference, Resident resident) {
        try {
            return page(shorten.days(reference, resident), Map.of());
        } catch (CaseRejected over) {
            return back(reference);
        }
    }

    @PostMapping
    ModelAndView answer(@PathVariable String reference, Resident resident,
            @RequestParam(defaultValue = "") String until) {
        try {
            shorten.shorten(reference, resident, LocalDate.parse(until));
            return back(reference);
        } catch (CaseRejected over) {
            return back(reference);
        } catch (ExtensionRefused | DateTimeException wrong) {
            ModelAndView page = page(shorten.days(reference, resident),
                    Map.of("until", "tax-extension.form.until.missing"));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static ModelAndView page(ShortenExtension.Sooner sooner, Map<String, String> problems) {
        return new ModelAndView("taxextension/shorten", Map.of("sooner", sooner, "problems", problems, "service",
                TaxExtensionService.NAME));
    }

    private static ModelAndView back(String reference) {
        ModelAndView redirect = new ModelAndView("redirect:/tax-extension/requests/" + reference);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
