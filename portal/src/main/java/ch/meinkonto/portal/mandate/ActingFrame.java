package ch.meinkonto.portal.mandate;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.page.FrameAddition;

/** What the frame of every page and every form says of for whom somebody acts. */
@ControllerAdvice
class ActingFrame implements FrameAddition {
    private final Standings standings;

    ActingFrame(Standings standings) {
        this.standings = standings;
    }

    /**
     * What the bar at the top says.
     *
     * @param key of the choice, for forms
     * @param name of whom they act for
     * @param services where they may act
     */
    record Bar(String key, String name, List<CityService> services) {
        /** Whether they may act in any of these services: what would only be refused is not offered. */
        public boolean coversAny(List<String> names) {
            return services.stream().map(CityService::name).anyMatch(names::contains);
        }
    }

    /** Absent for whoever acts for themselves. */
    @ModelAttribute("actingFor")
    @Nullable
    Bar actingFor(HttpServletRequest request) {
        return ActingChoice.now(request)
                .map(standing -> new Bar(standing.key(), standing.name(), standings.servicesOf(standing)))
                .orElse(null);
    }

    @Override
    public void addTo(ModelAndView page, HttpServletRequest request) {
        page.addObject("actingFor", actingFor(request));
    }
}
