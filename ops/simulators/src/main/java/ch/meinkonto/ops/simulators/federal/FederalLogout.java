package ch.meinkonto.ops.simulators.federal;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing out (OpenID Connect RP-Initiated Logout, section 2), which the client is told of (Back-Channel Logout, section 2.5). */
@Controller
@RequestMapping(FederalIssuer.PATH + "/logout")
class FederalLogout {
    private static final Logger LOG = LoggerFactory.getLogger(FederalLogout.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final FederalSettings settings;
    private final FederalGrants grants;
    private final FederalTokens tokens;

    FederalLogout(FederalSettings settings, FederalGrants grants, FederalTokens tokens) {
        this.settings = settings;
        this.grants = grants;
        this.tokens = tokens;
    }

    @GetMapping
    String signOut(@CookieValue(name = FederalPages.COOKIE, required = false) @Nullable String cookie,
            @RequestParam(name = "post_logout_redirect_uri", required = false) @Nullable String redirectUri,
            @RequestParam(required = false) @Nullable String state, HttpServletRequest request,
            HttpServletResponse response) {
        Optional<FederalGrants.SignIn> ended = grants.signOut(cookie);
        response.addHeader("Set-Cookie", ResponseCookie.from(FederalPages.COOKIE, "").path(FederalIssuer.PATH)
                .maxAge(0).build().toString());
        ended.ifPresent(signIn -> tell(FederalIssuer.of(request), signIn));
        if (redirectUri == null || !settings.postLogoutRedirectUris().contains(redirectUri)) {
            return "redirect:" + FederalIssuer.PATH;
        }
        UriComponentsBuilder back = UriComponentsBuilder.fromUriString(redirectUri);
        if (state != null) {
            back.queryParam("state", state);
        }
        return "redirect:" + back.build().toUriString();
    }

    private void tell(String issuer, FederalGrants.SignIn signIn) {
        settings.logoutUri().ifPresent(uri -> {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + tokens.logoutToken(issuer, signIn)))
                    .build();
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                LOG.info("client told of a sign-out status={}", status);
            } catch (IOException e) {
                LOG.warn("client not told of a sign-out cause={}", e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
