package ch.meinkonto.portal.access;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.contract.ValidationRejectedEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Every route is in a city service or on the explicit list, and is as open as it says. */
@PortalTest
class RoutesTests {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;
    @Autowired
    private List<CityService> services;
    @Autowired
    private List<StaffArea> areas;
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingSecurityEvents events;

    @Test
    void knowsEveryRoute() {
        List<String> known = Stream
                .concat(Stream.of(PublicRoutes.PLATFORM, PublicRoutes.SIGNED_IN, PublicRoutes.ORDERS)
                        .flatMap(List::stream),
                        Stream.concat(services.stream().flatMap(RoutesTests::routesOf),
                                areas.stream().flatMap(area -> area.patterns().stream())))
                .toList();
        Set<String> routes = mappings.getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .collect(Collectors.toSet());
        assertThat(routes).hasSizeGreaterThan(20).allSatisfy(route -> assertThat(known)
                .as(route)
                .anyMatch(pattern -> new PathPatternParser().parse(pattern)
                        .matches(PathContainer.parsePath(anExampleOf(route)))));
    }

    /** Routes that all services of the platform share stand for those of one. */
    private static String anExampleOf(String route) {
        return route.replaceAll("\\{service:[^}]*}", "tax-extension")
                .replace("{collection}", "tax-extensions")
                .replaceAll("\\{[^}]*}", "x");
    }

    @Test
    void letsVisitorsReadOnlyWhatIsPublic() {
        Browser visitor = Browser.ofVisitor(pages);
        String[] open = PublicRoutes.with(services);
        mappings.getHandlerMethods().keySet().stream().flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(route -> !route.startsWith("/api/") && !route.contains("**"))
                .forEach(route -> {
                    boolean isPublic = Stream.of(open).anyMatch(pattern -> new PathPatternParser().parse(pattern)
                            .matches(PathContainer.parsePath(anExampleOf(route))));
                    MvcTestResult answer = visitor.get(anExampleOf(route));
                    boolean sentAway = answer.getResponse().getStatus() == 302
                            && target(answer).endsWith("/oauth2/authorization/meinkonto");
                    assertThat(sentAway).as(route).isEqualTo(!isPublic);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/parking-permit", "/verify", "/nothing"})
    void protectsEveryPageWithHeaders(String page) {
        MvcTestResult answer = Browser.ofVisitor(pages).get(page);
        assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "form-action 'self' "
                        + TestIdentityProvider.instance().issuer() + " http://localhost:8070")
                .doesNotContain("unsafe");
        assertThat(answer.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    /** RFC 6797 section 7.2: said over TLS only, where a browser may believe it. */
    @Test
    void tellsBrowsersToStayWithTls() {
        MvcTestResult page = pages.get().uri("/?lang=fr").secure(true).exchange();
        assertThat(page.getResponse().getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000 ; includeSubDomains");
        assertThat(page.getResponse().getHeader("Set-Cookie")).startsWith("lang=").contains("; Secure");
        MvcTestResult plain = pages.get().uri("/?lang=fr").exchange();
        assertThat(plain.getResponse().getHeader("Strict-Transport-Security")).isNull();
        assertThat(plain.getResponse().getHeader("Set-Cookie")).startsWith("lang=").doesNotContain("Secure");
    }

    @Test
    void refusesFormsFromElsewhere() {
        assertThat(pages.post().uri("/parking-permit/apply/restart")
                .with(SecurityMockMvcRequestPostProcessors
                        .oidcLogin()))
                .hasStatus(403);
    }

    @Test
    void signsOutHereAndAtTheIdentityProvider() {
        events.clear();
        MvcTestResult answer = Browser.of(pages, "routes-anna").post("/logout");
        assertThat(target(answer))
                .startsWith(TestIdentityProvider.instance().issuer() + "/connect/logout?id_token_hint=")
                .contains("post_logout_redirect_uri=http://localhost/");
        assertThat(events.of(EventAction.SESSION_END))
                .containsExactly(SessionEvent.ended(null, "routes-anna", "logout"));
    }

    @Test
    void answersWhatIsNotThereWithAPageAndNoDetails() {
        assertThat(text(Browser.of(pages, "routes-anna").get("/nothing/here"))).doesNotContain("Exception",
                "nothing/here.");
    }

    @Test
    void tellsOfAddressesThatNoBrowserWrites() {
        events.clear();
        assertThat(pages.get().uri(URI.create("/parking-permit%2f..%2fstaff"))).hasStatus(400);
        assertThat(events.all()).containsExactly(new ValidationRejectedEvent("http-firewall", null));
    }

    @Test
    void pushesWhatItAsksTheIdentityProviderAndTheBrowserCarriesAReference() {
        TestIdentityProvider provider = TestIdentityProvider.instance();
        assertThat(target(Browser.ofVisitor(pages).get("/oauth2/authorization/meinkonto")))
                .isEqualTo(provider.issuer() + "/oauth2/authorize?client_id=portal"
                        + "&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Atest");
        assertThat(provider.pushedRequest()).containsEntry("response_type", "code")
                .containsEntry("client_id", "portal")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("nonce", "state", "code_challenge", "redirect_uri");
        assertThat(provider.pushedRequest().get("scope").split(" ")).contains("openid", "parking-permit");
    }

    @Test
    void saysThatSigningInDoesNotWorkWhenTheIdentityProviderTakesNoRequest() {
        TestIdentityProvider.instance().answerPushedRequests(503);
        try {
            assertThat(target(Browser.ofVisitor(pages).get("/oauth2/authorization/meinkonto")))
                    .isEqualTo("/?sign-in=failed");
        } finally {
            TestIdentityProvider.instance().answerPushedRequests(201);
        }
    }

    private static Stream<String> routesOf(CityService service) {
        return Stream.concat(Stream.of(service.path(), service.apiPath(), service.staffPath())
                .flatMap(path -> Stream.of(path, path + "/**")), service.publicPaths().stream());
    }
}
