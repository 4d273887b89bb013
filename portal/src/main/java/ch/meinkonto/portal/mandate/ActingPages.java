package ch.meinkonto.portal.mandate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.RequestSummary;
import ch.meinkonto.portal.cityservice.RequestsOfResident;
import ch.meinkonto.portal.party.Party;

/** "For whom do you act?", and where one stands while acting for somebody. */
@Controller
@RequestMapping("/account/acting")
class ActingPages {
    private static final String HERE = "/account/acting";
    private static final String MYSELF = "me";

    private final Standings standings;
    private final List<RequestsOfResident> requests;

    ActingPages(Standings standings, List<RequestsOfResident> requests) {
        this.standings = standings;
        this.requests = requests;
    }

    /** While acting, what may be done and the requests so far; else the choice. */
    @GetMapping
    ModelAndView show(Resident resident, HttpServletRequest request) {
        Optional<Standing> now = ActingChoice.now(request);
        return now.map(standing -> standing instanceof Standing.InRequest(Party party)
                ? see(applyPath(party))
                : home(standing, resident)).orElseGet(() -> choice(resident, false));
    }

    /** Somebody else, without stopping first. */
    @GetMapping("/change")
    ModelAndView change(Resident resident) {
        return choice(resident, false);
    }

    /** Whoever represents somebody signs in with two factors, whatever the service asks for. */
    @PostMapping
    ModelAndView choose(Resident resident, HttpSession session,
            @RequestParam(name = "for", defaultValue = "") String key) {
        if (key.equals(MYSELF)) {
            ActingChoice.clear(session);
            return see("/account");
        }
        Optional<Standing> chosen = standings.find(key, resident.id());
        if (chosen.isEmpty()) {
            ModelAndView page = choice(resident, true);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        resident.mustSatisfy(Assurance.MULTI_FACTOR);
        ActingChoice.set(session, key);
        return see(chosen.get() instanceof Standing.InRequest(Party party) ? applyPath(party) : HERE);
    }

    /** There is nothing but the one draft. */
    private static String applyPath(Party party) {
        return "/" + party.service() + "/apply";
    }

    private ModelAndView choice(Resident resident, boolean wrong) {
        List<Standing> choices = standings.of(resident.id());
        if (!choices.isEmpty()) {
            resident.mustSatisfy(Assurance.MULTI_FACTOR);
        }
        return new ModelAndView("mandate/choose").addObject("choices", choices)
                .addObject("problems", wrong
                        ? Map.of("for", "mandate.choose.missing")
                        : Map.of());
    }

    private ModelAndView home(Standing standing, Resident resident) {
        List<CityService> services = standings.servicesOf(standing);
        Resident party = standing.standIn(resident);
        List<RequestSummary> own = requests.stream()
                .flatMap(source -> source.requestsAbout(party.id(), party.concerned()).stream())
                .filter(line -> services.stream().anyMatch(service -> service.name().equals(line.service())))
                .sorted(Comparator.comparing(RequestSummary::submittedAt).reversed())
                .toList();
        return new ModelAndView("mandate/acting").addObject("standing", standing)
                .addObject("services", services)
                .addObject("requests", own);
    }

    private static ModelAndView see(String address) {
        ModelAndView redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
