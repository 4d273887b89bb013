package ch.meinkonto.portal.party;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.invitation.RedeemRefusal;
import ch.meinkonto.portal.party.TakePart.Redemption;

/** What one takes part in, and where a code is typed in. */
@Controller
@RequestMapping(PartyPaths.LIST)
class PartyListPages {
    private final TakePart takePart;
    private final Parties parties;
    private final Clock clock;

    PartyListPages(TakePart takePart, Parties parties, Clock clock) {
        this.takePart = takePart;
        this.parties = parties;
        this.clock = clock;
    }

    /** One line. */
    record Line(Party party, Party.State state, String path) {}

    @GetMapping
    ModelAndView list(Resident resident) {
        List<Line> lines = parties.takenBy(resident.id())
                .stream()
                .map(party -> new Line(party, party.state(clock.instant()), PartyPaths.of(party)))
                .toList();
        return new ModelAndView("party/parties").addObject("lines", lines);
    }

    @GetMapping("/redeem")
    ModelAndView askCode(Resident resident) {
        resident.mustSatisfy(Assurance.MULTI_FACTOR);
        return new ModelAndView("party/redeem", Map.of("problems", Map.of()));
    }

    @PostMapping("/redeem")
    ModelAndView redeem(Resident resident, Locale language, @RequestParam(defaultValue = "") String code) {
        return switch (takePart.redeem(code, resident, language)) {
            case Redemption.Joined(Party party) -> {
                ModelAndView redirect = new ModelAndView("redirect:" + PartyPaths.of(party));
                redirect.setStatus(HttpStatus.SEE_OTHER);
                yield redirect;
            }
            case Redemption.Refused(RedeemRefusal reason) -> {
                ModelAndView page = new ModelAndView("party/redeem",
                        Map.of("problems", Map.of("code", reason.messageKey("party"))));
                page.setStatus(reason == RedeemRefusal.TOO_MANY
                        ? HttpStatus.TOO_MANY_REQUESTS
                        : HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }
}
