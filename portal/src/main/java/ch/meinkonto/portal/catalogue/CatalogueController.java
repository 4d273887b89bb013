package ch.meinkonto.portal.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.access.StaffArea;
import ch.meinkonto.portal.access.StaffMember;
import ch.meinkonto.portal.access.StaffRole;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.RequestSummary;
import ch.meinkonto.portal.cityservice.RequestsOfResident;
import ch.meinkonto.portal.cityservice.ServiceStates;
import ch.meinkonto.portal.cityservice.UnfinishedRequests;

/** The front page, and the resident's requests to all services. */
@Controller
class CatalogueController {
    private static final int LONGEST_SEARCH = 100;

    private final Catalogue catalogue;
    private final List<RequestsOfResident> requests;
    private final UnfinishedRequests unfinished;
    private final List<CityService> services;
    private final List<StaffArea> areas;
    private final ServiceStates states;

    CatalogueController(Catalogue catalogue, List<RequestsOfResident> requests, UnfinishedRequests unfinished,
            List<CityService> services, List<StaffArea> areas, ServiceStates states) {
        this.catalogue = catalogue;
        this.requests = requests;
        this.unfinished = unfinished;
        this.services = services;
        this.areas = areas;
        this.states = states;
    }

    @GetMapping("/")
    String home(Model model, @RequestParam(name = "q", defaultValue = "") String words, Locale language,
            @RequestParam(name = "sign-in", required = false) @Nullable String signIn) {
        String searched = words.substring(0, Math.min(words.length(), LONGEST_SEARCH));
        model.addAttribute("words", searched);
        model.addAttribute("groups", catalogue.find(searched, language));
        model.addAttribute("states", states.all());
        model.addAttribute("signInFailed", signIn != null);
        return "catalogue/home";
    }

    @GetMapping("/requests")
    String requests(Model model, Resident resident) {
        List<RequestSummary> newestFirst = requests.stream()
                .flatMap(service -> service.requestsOf(resident.id()).stream())
                .sorted(Comparator.comparing(RequestSummary::submittedAt).reversed())
                .toList();
        model.addAttribute("requests", newestFirst);
        model.addAttribute("unfinished", unfinished.of(resident.id()));
        return "catalogue/requests";
    }

    /** Where staff begin: what their roles open. */
    @GetMapping("/staff")
    String staff(Model model, StaffMember person) {
        model.addAttribute("services",
                person.is(StaffRole.CASEWORKER) || person.is(StaffRole.TEAM_LEAD) ? services : List.of());
        model.addAttribute("areas", areas.stream()
                .filter(area -> area.roles().stream().anyMatch(person::is))
                .sorted(Comparator.comparing(StaffArea::path))
                .toList());
        return "catalogue/staff";
    }
}
