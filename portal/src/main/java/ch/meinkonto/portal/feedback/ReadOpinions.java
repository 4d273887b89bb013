package ch.meinkonto.portal.feedback;

import java.util.Map;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.StaffArea;
import ch.meinkonto.portal.access.StaffRole;

/** Who works for the city reads what people say: it tells of nobody. */
@Controller
class ReadOpinions {
    private static final String PATH = "/staff/feedback";
    private static final int MOST = 100;

    private final Opinions opinions;

    ReadOpinions(Opinions opinions) {
        this.opinions = opinions;
    }

    @Bean
    static StaffArea staffFeedback() {
        return new StaffArea(PATH, "feedback.staff.title",
                Set.of(StaffRole.CASEWORKER, StaffRole.TEAM_LEAD, StaffRole.SERVICE_OWNER));
    }

    @GetMapping(PATH)
    ModelAndView read() {
        return new ModelAndView("feedback/staff",
                Map.of("shares", opinions.shares(), "opinions", opinions.inWords(MOST)));
    }
}
