package ch.meinkonto.auth.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.auth.federation.Federation;
import ch.meinkonto.auth.federation.UpstreamSignOut;

/** The pages on the way in and out. */
@Controller
class SignInPages {
    private static final Pattern REASON = Pattern.compile("[a-z_]{1,40}");

    private final Clients clients;
    private final Federation federation;
    private final UpstreamSignOut upstream;
    private final RequestCache requests;

    SignInPages(Clients clients, Federation federation, UpstreamSignOut upstream, RequestCache requests) {
        this.clients = clients;
        this.federation = federation;
        this.upstream = upstream;
        this.requests = requests;
    }

    /**
     * Asks for login name and password, and says which application sent the person here. Somebody who is signed in sees it
     * only if that application, or a page of ours ({@code again}), wants them to sign in again.
     */
    @GetMapping("/login")
    String login(@Nullable Authentication person, @RequestParam Optional<String> error,
            @RequestParam Optional<String> stale, @RequestParam Optional<String> again,
            @RequestParam Optional<String> codes, @RequestParam Optional<String> passkey,
            @RequestParam Optional<String> federated, @RequestParam Optional<String> by,
            @RequestParam Optional<String> identity, Locale language, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        boolean signedIn = person != null && person.isAuthenticated();
        Optional<String> client = client(request, response);
        if (signedIn && client.isEmpty() && again.isEmpty() && codes.isEmpty()
                && federated.isEmpty()) {
            return "redirect:/";
        }
        model.addAttribute("again", signedIn);
        model.addAttribute("refused", error.isPresent());
        model.addAttribute("stale", stale.isPresent() && error.isEmpty());
        model.addAttribute("tooManyCodes", codes.isPresent());
        model.addAttribute("passkeyFailed", passkey.isPresent());
        model.addAttribute("client", client.orElse(null));
        model.addAttribute("providers", federation.offered(language));
        model.addAttribute("identity", identity.isPresent());
        model.addAttribute("federated", federated.filter(reason -> REASON.matcher(reason).matches()).orElse(null));
        model.addAttribute("by", by.map(provider -> name(provider, language)).orElse(""));
        model.addAttribute("typed", SignInRefused.takeTyped(request));
        return "signin/login";
    }

    /** Asks whether the person really wants to leave: a link alone must not sign anybody out. */
    @GetMapping("/logout")
    String logout() {
        return "signin/logout";
    }

    /** Says that the person has left. */
    @GetMapping("/signed-out")
    String signedOut(Locale language, HttpServletRequest request, Model model) {
        upstream.offered(request).ifPresent(provider -> {
            model.addAttribute("upstream", provider);
            model.addAttribute("upstreamName", federation.name(provider, language));
        });
        return "signin/signed-out";
    }

    private String name(String provider, Locale language) {
        return federation.offered(language)
                .stream()
                .filter(offered -> offered.id().equals(provider))
                .map(Federation.Offered::name)
                .findFirst()
                .orElse("");
    }

    private Optional<String> client(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest wanted = requests.getRequest(request, response);
        if (wanted == null || !wanted.getRedirectUrl().contains("/oauth2/authorize")) {
            return Optional.empty();
        }
        return Optional.ofNullable(wanted.getParameterValues("client_id"))
                .stream()
                .flatMap(Stream::of)
                .findFirst()
                .flatMap(clients::name);
    }
}
