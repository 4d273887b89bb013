package ch.meinkonto.auth.protocol;

import java.util.List;
import java.util.Locale;

import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.client.Clients;

/**
 * Asks the person whether a client may know what it asks for, when the client wants them to be asked ({@code prompt=consent}:
 * OpenID Connect Core, section 3.1.2.4). The city's own applications do not ask by themselves: the city knows it already.
 */
@Controller
class ConsentPage {
    static final String PATH = "/consent";

    private final Clients clients;
    private final ScopeTexts scopes;

    ConsentPage(Clients clients, ScopeTexts scopes) {
        this.clients = clients;
        this.scopes = scopes;
    }

    /** Whether the client wants the person to be asked. */
    static boolean isWanted(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        String prompt = AuthorizationRequestRules.parameter(request, "prompt");
        return prompt != null && List.of(prompt.split(" +")).contains("consent");
    }

    @GetMapping(PATH)
    String ask(@RequestParam("client_id") String clientId, @RequestParam String scope, @RequestParam String state,
            Locale locale, Model model) {
        model.addAttribute("client", clients.name(clientId).orElse(clientId));
        model.addAttribute("clientId", clientId);
        model.addAttribute("state", state);
        model.addAttribute("scopes", scopes.of(List.of(scope.split(" ")), locale));
        return "signin/consent";
    }
}
