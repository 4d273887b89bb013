package ch.meinkonto.portal.mandate;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ch.meinkonto.portal.access.StandsFor;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.lookedat.LookLetters;
import ch.meinkonto.portal.lookedat.StaffLooks;
import ch.meinkonto.portal.mandate.ActingRefused.Reason;
import ch.meinkonto.portal.party.Party;

/**
 * Stands before every controller: checks anew for whom somebody acts and whether the page is within that, and only then lets the
 * controller see the party instead of them. What is on no list here is refused while they act for somebody, so that a new page
 * shows nobody else's data by mistake.
 */
@Component
class ActingGuard implements HandlerInterceptor, WebMvcConfigurer {
    /** Pages about nobody, and those on which the choice is made. */
    private static final List<String> NEUTRAL = List.of("/error", "/account/acting", "/verify", "/status", "/feedback",
            "/about", "/.well-known", "/webjars", "/v3/api-docs",
            "/actuator", "/security-events");
    private static final String PAYMENT = "/payment";
    /** Programs show a token for one account: they act for nobody else, whatever cookie comes along. */
    private static final String PROGRAMS = "/api";

    private final Standings standings;
    private final StaffLooks looks;
    private final LookLetters letters;
    private final TransactionTemplate transactions;

    ActingGuard(Standings standings, StaffLooks looks, LookLetters letters, TransactionTemplate transactions) {
        this.standings = standings;
        this.looks = looks;
        this.letters = letters;
        this.transactions = transactions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** @throws ActingRefused when it is not within what they may do for whom they act */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Principal person = request.getUserPrincipal();
        String path = request.getRequestURI();
        if (!(handler instanceof HandlerMethod) || person == null || isAt(path, PROGRAMS)) {
            return true;
        }
        String chosen = ActingChoice.of(request);
        boolean neutral = path.equals("/") || NEUTRAL.stream().anyMatch(place -> isAt(path, place));
        if (chosen == null) {
            mustBeShownFor(null, request);
            return true;
        }
        Optional<Standing> found = standings.find(chosen, person.getName());
        if (found.isEmpty()) {
            ActingChoice.clear(request.getSession());
            if (neutral) {
                return true;
            }
            boolean inRequest = chosen.startsWith(Standing.InRequest.KEY);
            if (inRequest && isCase(request, path)) {
                // It was handed in meanwhile, perhaps by themselves: what becomes of it is theirs to see.
                return true;
            }
            throw new ActingRefused(inRequest ? Reason.PART_OVER : Reason.MANDATE_OVER, "");
        }
        Standing standing = found.get();
        ActingChoice.holds(request, standing);
        if (!neutral) {
            admit(request, path, standing);
        }
        return true;
    }

    private boolean isCase(HttpServletRequest request, String path) {
        return request.getMethod().equals("GET")
                && standings.serviceAt(path).filter(service -> isAt(path, service.path() + "/requests")).isPresent();
    }

    private void admit(HttpServletRequest request, String path, Standing standing) {
        Optional<CityService> service = standings.serviceAt(path);
        boolean within = isAt(path, PAYMENT) && standing.pays()
                || service.filter(city -> standing.covers(city) && standing.reaches(city, path)).isPresent();
        if (!within) {
            throw new ActingRefused(Reason.OUTSIDE_MANDATE, standing.name());
        }
        mustBeShownFor(standing.key(), request);
        service.ifPresent(city -> noteDown(request, city, standing));
        StandsFor.set(request, standing::standIn);
    }

    /**
     * A form in another tab may have been shown while they acted for somebody else, or for themselves: what it says must not become
     * this person's.
     */
    private static void mustBeShownFor(@Nullable String key, HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || isAt(request.getRequestURI(), "/account/acting")) {
            return;
        }
        String shownFor = request.getParameter(ActingChoice.FIELD);
        if (!(key == null ? "" : key).equals(shownFor == null ? "" : shownFor)) {
            throw new ActingRefused(Reason.OTHER_PERSON, "");
        }
    }

    /** Who gave the mandate, or whose draft it is, sees that they came before anything is handed in; cases say for themselves. */
    private void noteDown(HttpServletRequest request, CityService city, Standing standing) {
        switch (standing) {
            case Standing.ByMandate(Mandate mandate) -> {
                Person representative = mandate.representative();
                if (representative != null && ActingChoice.isFirstIn(request.getSession(), city.name())) {
                    Person principal = mandate.principal();
                    transactions.executeWithoutResult(status -> {
                        looks.addRepresentative(representative.account(), representative.name(), principal.account(),
                                city.name());
                        letters.tellOfRepresentative(principal.account(), principal.email(), principal.language(),
                                representative.name(), city.name());
                    });
                }
            }
            case Standing.InRequest(Party party) -> {
                Person person = party.person();
                if (person != null && ActingChoice.isFirstIn(request.getSession(), city.name())) {
                    transactions.executeWithoutResult(status -> looks.addParticipant(person.account(), person.name(),
                            party.applicant().account(), city.name()));
                }
            }
            case Standing.ForChild child -> {
                // A child has no account that could be told.
            }
        }
    }

    private static boolean isAt(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }
}
