package ch.meinkonto.portal.invitation;

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

/** Where somebody types in the code they were given, and from where they go on to what it is for. */
@Controller
@RequestMapping(CodePages.PATH)
public class CodePages {
    /** The one page for codes of all kinds. */
    public static final String PATH = "/account/code";

    private final RedeemCode redeem;

    CodePages(RedeemCode redeem) {
        this.redeem = redeem;
    }

    /** For an address at which codes of one kind were typed in once: the same request again, at the page for all. */
    public static ModelAndView movedHere() {
        ModelAndView redirect = new ModelAndView("redirect:" + PATH);
        redirect.setStatus(HttpStatus.PERMANENT_REDIRECT);
        return redirect;
    }

    @GetMapping
    ModelAndView ask(Resident resident) {
        resident.mustSatisfy(Assurance.MULTI_FACTOR);
        return page("", Map.of());
    }

    @PostMapping
    ModelAndView redeem(Resident resident, Locale language, @RequestParam(defaultValue = "") String code) {
        return switch (redeem.redeem(code, resident, language)) {
            case Redemption.Redeemed(String path) -> {
                ModelAndView redirect = new ModelAndView("redirect:" + path);
                redirect.setStatus(HttpStatus.SEE_OTHER);
                yield redirect;
            }
            case Redemption.Refused(RedeemRefusal reason) -> {
                ModelAndView page = page(code, Map.of("code", reason.messageKey()));
                page.setStatus(reason == RedeemRefusal.TOO_MANY
                        ? HttpStatus.TOO_MANY_REQUESTS
                        : HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    private static ModelAndView page(String typed, Map<String, String> problems) {
        return new ModelAndView("invitation/code").addObject("typed", typed).addObject("problems", problems);
    }
}
