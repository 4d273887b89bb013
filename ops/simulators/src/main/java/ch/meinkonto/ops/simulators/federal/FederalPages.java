package ch.meinkonto.ops.simulators.federal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The page on which somebody says who they are: the authorization endpoint (OpenID Connect Core, section 3.1.2). */
@Controller
@RequestMapping(FederalIssuer.PATH + "/authorize")
class FederalPages {
    static final String COOKIE = "FEDERAL_SIGN_IN";

    private final FederalSettings settings;
    private final FederalConduct conduct;
    private final FederalGrants grants;
    private final FederalPeople people;
    private final Clock clock;

    FederalPages(FederalSettings settings, FederalConduct conduct, FederalGrants grants, FederalPeople people,
            Clock clock) {
        this.settings = settings;
        this.conduct = conduct;
        this.grants = grants;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    String ask(@CookieValue(name = COOKIE, required = false) @Nullable String cookie, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        String redirectUri = FederalRequest.redirectUri(request, settings).orElse(null);
        if (redirectUri == null) {
            return refused(response);
        }
        FederalRequest wanted = FederalRequest.of(request, redirectUri).orElse(null);
        if (wanted == null) {
            return error(request, redirectUri, "invalid_request");
        }
        if (conduct.is(FederalFault.ACCESS_DENIED) || conduct.is(FederalFault.LOGIN_REQUIRED)) {
            return error(request, redirectUri, conduct.fault().name().toLowerCase(Locale.ROOT));
        }
        Optional<FederalGrants.SignIn> signedIn = grants.signedIn(cookie).filter(signIn -> isEnough(signIn, wanted));
        if (signedIn.isPresent()) {
            return code(request, wanted, signedIn.get());
        }
        if (wanted.prompts().contains("none")) {
            return error(request, redirectUri, "login_required");
        }
        model.addAttribute("people", people.all());
        model.addAttribute("query", request.getQueryString());
        model.addAttribute("levels", wanted.levels());
        return "federal/sign-in";
    }

    @PostMapping
    String answer(@RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String decision,
            HttpServletRequest request, HttpServletResponse response) {
        String redirectUri = FederalRequest.redirectUri(request, settings).orElse(null);
        if (redirectUri == null) {
            return refused(response);
        }
        FederalRequest wanted = FederalRequest.of(request, redirectUri).orElse(null);
        FederalPerson chosen = people.of(person).orElse(null);
        if (wanted == null) {
            return error(request, redirectUri, "invalid_request");
        }
        if (decision.equals("cancel") || chosen == null) {
            return error(request, redirectUri, "access_denied");
        }
        String cookie = grants.signIn(chosen);
        response.addHeader("Set-Cookie", ResponseCookie.from(COOKIE, cookie).httpOnly(true).sameSite("Lax")
                .path(FederalIssuer.PATH).build().toString());
        return code(request, wanted, grants.signedIn(cookie).orElseThrow());
    }

    private boolean isEnough(FederalGrants.SignIn signIn, FederalRequest wanted) {
        boolean young = wanted.maxAge() == null
                || !signIn.time().plus(wanted.maxAge()).isBefore(clock.instant());
        return young && !wanted.prompts().contains("login") && !wanted.prompts().contains("select_account");
    }

    private String code(HttpServletRequest request, FederalRequest wanted, FederalGrants.SignIn signIn) {
        return back(request, wanted.redirectUri(), "code", grants.code(signIn, wanted));
    }

    private String error(HttpServletRequest request, String redirectUri, String error) {
        return back(request, redirectUri, "error", error);
    }

    private String back(HttpServletRequest request, String redirectUri, String name, String value) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(redirectUri).queryParam(name, value);
        String state = request.getParameter("state");
        if (state != null) {
            uri.queryParam("state", UriUtils.encode(state, UTF_8));
        }
        String issuer = FederalIssuer.of(request);
        switch (conduct.fault()) {
            case WITHOUT_ISSUER -> {
            }
            case OTHER_ISSUER -> uri.queryParam("iss", UriUtils.encode("https://other.example", UTF_8));
            default -> uri.queryParam("iss", UriUtils.encode(issuer, UTF_8));
        }
        return "redirect:" + uri.build(true).toUriString();
    }

    /** Nobody is sent to an address that we do not know. */
    private static String refused(HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return "federal/refused";
    }
}
