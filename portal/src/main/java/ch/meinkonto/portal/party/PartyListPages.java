package ch.meinkonto.portal.party;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.invitation.CodePages;

/** What one takes part in. */
@Controller
@RequestMapping(PartyPaths.LIST)
class PartyListPages {
    private final Parties parties;
    private final Clock clock;

    PartyListPages(Parties parties, Clock clock) {
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

    @RequestMapping(path = "/redeem", method = {RequestMethod.GET, RequestMethod.POST})
    ModelAndView redeem() {
        return CodePages.movedHere();
    }
}
