package ch.meinkonto.ops.simulators.federal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who has a federal login, and the switch with which it misbehaves. */
@Controller
@RequestMapping(FederalIssuer.PATH)
class FederalConductPage {
    private final FederalConduct conduct;
    private final FederalKeys keys;
    private final FederalGrants grants;
    private final FederalPeople people;

    FederalConductPage(FederalConduct conduct, FederalKeys keys, FederalGrants grants,
            FederalPeople people) {
        this.conduct = conduct;
        this.keys = keys;
        this.grants = grants;
        this.people = people;
    }

    @GetMapping
    String page(@CookieValue(name = FederalPages.COOKIE, required = false) @Nullable String cookie, Model model) {
        model.addAttribute("people", people.all());
        model.addAttribute("faults", FederalFault.codes());
        model.addAttribute("fault", conduct.fault().code());
        model.addAttribute("signedIn",
                grants.signedIn(cookie).map(signIn -> signIn.person().name()).orElse(null));
        return "federal/federal";
    }

    @PostMapping
    String behave(@RequestParam String fault) {
        conduct.set(FederalFault.of(fault).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST)));
        return "redirect:" + FederalIssuer.PATH;
    }

    /** From now on it signs with another key. */
    @PostMapping("/keys")
    String rotate() {
        keys.rotate();
        return "redirect:" + FederalIssuer.PATH;
    }
}
