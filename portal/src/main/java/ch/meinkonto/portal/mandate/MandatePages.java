package ch.meinkonto.portal.mandate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.Representation;
import ch.meinkonto.portal.invitation.CodePages;
import ch.meinkonto.portal.mandate.GiveMandates.Given;

/** Who may act for me, and for whom may I: giving, taking and ending mandates. */
@Controller
@RequestMapping("/account/mandates")
class MandatePages {
    private static final String HERE = "/account/mandates";

    private final GiveMandates give;
    private final ReadMandates read;
    private final List<CityService> services;
    private final MandateRules rules;

    MandatePages(GiveMandates give, ReadMandates read, List<CityService> services,
            MandateRules rules) {
        this.give = give;
        this.read = read;
        this.services = services.stream()
                .filter(service -> service.isOpenTo(Representation.MANDATE))
                .sorted(Comparator.comparing(CityService::name))
                .toList();
        this.rules = rules;
    }

    @GetMapping
    ModelAndView list(Resident resident) {
        return new ModelAndView("mandate/mandates").addObject("given", read.givenBy(resident.id()))
                .addObject("held", read.heldBy(resident.id()))
                .addObject("keptYears", rules.keptAfterEnd().getYears());
    }

    @GetMapping("/new")
    ModelAndView ask(Resident resident) {
        resident.mustSatisfy(Assurance.MULTI_FACTOR);
        return form(new MandateForm(List.of(), ""), Map.of());
    }

    /** The code travels to the next page in the session, and is gone from it when that page was shown. */
    @PostMapping("/new")
    ModelAndView give(Resident resident, Locale language, RedirectAttributes once,
            @RequestParam(name = "services", defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = "") String until) {
        resident.mustSatisfy(Assurance.MULTI_FACTOR);
        MandateForm form = new MandateForm(chosen, until);
        var open = services.stream().map(CityService::name).collect(Collectors.toSet());
        Map<String, String> problems = form.problems(open, rules.today(), rules.latest());
        if (!problems.isEmpty()) {
            ModelAndView page = form(form, problems);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Given given = give.give(form.scope(open), Objects.requireNonNull(form.day()), resident, language);
        once.addFlashAttribute("code", given.code().shown());
        return see(given.mandate().path());
    }

    @RequestMapping(path = "/redeem", method = {RequestMethod.GET, RequestMethod.POST})
    ModelAndView redeem() {
        return CodePages.movedHere();
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, Resident resident) {
        return new ModelAndView("mandate/mandate").addObject("line", read.open(id, resident.id()));
    }

    @PostMapping("/{id}/end")
    ModelAndView end(@PathVariable UUID id, Resident resident) {
        give.end(id, resident.id());
        return see(HERE + "/" + id);
    }

    private ModelAndView form(MandateForm form, Map<String, String> problems) {
        return new ModelAndView("mandate/new").addObject("services", services)
                .addObject("form", form)
                .addObject("latest", rules.latest())
                .addObject("problems", problems);
    }

    private static ModelAndView see(String address) {
        ModelAndView redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
