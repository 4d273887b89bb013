package ch.meinkonto.portal.move;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;

/** The page of what waits for the office after a move is accepted. It names cases, and nobody. */
@Controller
@RequestMapping(MoveDesk.PATH)
class MoveDesk {
    static final String PATH = "/staff/moves/desk";

    private final WorkAtMoveDesk work;

    MoveDesk(WorkAtMoveDesk work) {
        this.work = work;
    }

    @GetMapping
    ModelAndView show() {
        return new ModelAndView("move/desk", "waiting", work.waiting());
    }

    @PostMapping("/send-again")
    ModelAndView sendAgain(@RequestParam String reference) {
        work.sendAgain(reference);
        return back();
    }

    @PostMapping("/told")
    ModelAndView told(@RequestParam String reference, @RequestParam Errand errand, Resident staff) {
        work.told(reference, errand, staff.id());
        return back();
    }

    private static ModelAndView back() {
        ModelAndView redirect = new ModelAndView("redirect:" + PATH);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
