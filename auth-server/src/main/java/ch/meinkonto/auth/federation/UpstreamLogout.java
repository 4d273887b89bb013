package ch.meinkonto.auth.federation;

import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signing out at a provider, from our side and from theirs. */
@Controller
@RequestMapping("/login/federated/{provider}")
class UpstreamLogout {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamLogout.class);

    private final IdentityProviders providers;
    private final UpstreamTokens tokens;
    private final UpstreamSignOut signOut;
    private final IdentityLinks links;
    private final Connections connections;

    UpstreamLogout(IdentityProviders providers, UpstreamTokens tokens, UpstreamSignOut signOut, IdentityLinks links,
            Connections connections) {
        this.providers = providers;
        this.tokens = tokens;
        this.signOut = signOut;
        this.links = links;
        this.connections = connections;
    }

    /** Sends somebody who has signed out here to the provider, to do so there. */
    @GetMapping("/sign-out")
    String leave(@PathVariable String provider, @Nullable Authentication person, HttpServletRequest request) {
        if (person != null) {
            // They are signed in again: this would be another sign-in than the one they left.
            return "redirect:/logout";
        }
        try {
            return "redirect:" + signOut.address(provider, request).orElse(UpstreamSignOut.SIGNED_OUT);
        } catch (FederationRefused e) {
            return "redirect:" + UpstreamSignOut.SIGNED_OUT + "?away";
        }
    }

    /** The provider says that somebody signed out there (OpenID Connect Back-Channel Logout, sections 2.5 to 2.8). */
    @PostMapping("/logout")
    @ResponseBody
    ResponseEntity<Map<String, String>> end(@PathVariable String provider,
            @RequestParam(name = "logout_token", defaultValue = "") String logoutToken) {
        try {
            ClientRegistration registration = providers.findByRegistrationId(provider);
            if (registration == null) {
                return answer(HttpStatus.NOT_FOUND).body(Map.of("error", "invalid_request"));
            }
            Jwt token = tokens.logoutTokens(registration).decode(logoutToken);
            Arrival.Identity identity = new Arrival.Identity(String.valueOf(token.getIssuer()),
                    Objects.requireNonNull(token.getSubject()));
            links.find(identity)
                    .ifPresent(link -> connections.endSessions(link.accountId(), provider, "",
                            token.getClaimAsString("sid")));
            return answer(HttpStatus.OK).build();
        } catch (JwtException | FederationRefused | IllegalArgumentException e) {
            LOG.warn("logout token of a provider refused provider={} cause={}", provider,
                    e.getClass().getSimpleName());
            return UpstreamHttp.isUnavailable(e)
                    ? answer(HttpStatus.SERVICE_UNAVAILABLE).body(Map.of("error", "temporarily_unavailable"))
                    : answer(HttpStatus.BAD_REQUEST).body(Map.of("error", "invalid_request"));
        }
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore());
    }
}
