package ch.meinkonto.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;

import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A browser, in which somebody is signed in or nobody. */
public final class Browser {
    private static final ClientRegistration REGISTRATION = ClientRegistration.withRegistrationId("meinkonto")
            .clientId("portal")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}/login/oauth2/code/meinkonto")
            .authorizationUri("http://localhost/authorize")
            .tokenUri("http://localhost/token")
            .build();

    private final MockMvcTester pages;
    private final @Nullable RequestPostProcessor person;
    private final MockHttpSession session = new MockHttpSession();
    private @Nullable String shownFor;
    private final Map<String, Cookie> cookies = new ConcurrentHashMap<>();
    private String language = "de";

    private Browser(MockMvcTester pages, @Nullable RequestPostProcessor person) {
        this.pages = pages;
        this.person = person;
    }

    /** A resident with an account id. */
    public static Browser of(MockMvcTester pages, String accountId) {
        return signedIn(pages, accountId, "RESIDENT");
    }

    /** Somebody with an account id and a role; the provider lets staff in with a passkey only. */
    public static Browser signedIn(MockMvcTester pages, String accountId, String role) {
        String level = role.equals("RESIDENT") ? "single-factor" : "phishing-resistant";
        return new Browser(pages, oidcLogin().clientRegistration(REGISTRATION)
                .idToken(token -> token.subject(accountId)
                        .claim("name", "Anna Muster")
                        .claim("email", accountId + "@example.ch")
                        .claim("acr", "urn:meinkonto:acr:" + level))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role)));
    }

    /** A resident who signed in with two factors. */
    public static Browser ofTwoFactors(MockMvcTester pages, String accountId) {
        return ofTwoFactors(pages, accountId, "Anna Muster");
    }

    /** The same with another name. */
    public static Browser ofTwoFactors(MockMvcTester pages, String accountId, String name) {
        return new Browser(pages, oidcLogin().clientRegistration(REGISTRATION)
                .idToken(token -> token.subject(accountId)
                        .claim("name", name)
                        .claim("email", accountId + "@example.ch")
                        .claim("acr", "urn:meinkonto:acr:multi-factor"))
                .authorities(new SimpleGrantedAuthority("ROLE_RESIDENT")));
    }

    /** A resident who signed in with a provider that tells who they are, at a level as the federal login counts. */
    public static Browser ofProvenIdentity(MockMvcTester pages, String accountId, int level, String firstNames,
            String officialName, LocalDate birth) {
        return new Browser(pages, oidcLogin().clientRegistration(REGISTRATION)
                .idToken(token -> token.subject(accountId)
                        .claim("name", "Anna Muster")
                        .claim("email", accountId + "@example.ch")
                        .claim("acr", "urn:meinkonto:acr:identity-proven")
                        .claim("identity_level", level)
                        .claim("given_name", firstNames)
                        .claim("family_name", officialName)
                        .claim("birthdate", birth.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_RESIDENT")));
    }

    /** A resident with two factors of ours, of whom a provider told once who they are. */
    public static Browser ofToldIdentity(MockMvcTester pages, String accountId, int level) {
        return new Browser(pages, oidcLogin().clientRegistration(REGISTRATION)
                .idToken(token -> token.subject(accountId)
                        .claim("acr", "urn:meinkonto:acr:phishing-resistant")
                        .claim("identity_level", level))
                .authorities(new SimpleGrantedAuthority("ROLE_RESIDENT")));
    }

    /** Somebody who works for the city, has these roles, and signed in with a passkey. */
    public static Browser ofStaff(MockMvcTester pages, String accountId, String... roles) {
        return new Browser(pages, oidcLogin().clientRegistration(REGISTRATION)
                .idToken(token -> token.subject(accountId)
                        .claim("name", "Sonja Amt")
                        .claim("acr", "urn:meinkonto:acr:phishing-resistant"))
                .authorities(Stream.of(roles).map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList()
                        .toArray(SimpleGrantedAuthority[]::new)));
    }

    /** A visitor. */
    public static Browser ofVisitor(MockMvcTester pages) {
        return new Browser(pages, null);
    }

    /** The same browser in another language. */
    public Browser in(String tag) {
        language = tag;
        return this;
    }

    /** For whom the forms were shown that are sent from now on: what a browser sends along with each. */
    public Browser shownFor(@Nullable String choice) {
        shownFor = choice;
        return this;
    }

    /** Opens a page. */
    public MvcTestResult get(String path) {
        return sent(with(MockMvcRequestBuilders.get(path)));
    }

    /** Sends a form: names and values in turn. */
    public MvcTestResult post(String path, String... fields) {
        var request = with(MockMvcRequestBuilders.post(path)).with(csrf());
        for (int index = 0; index < fields.length; index += 2) {
            request.param(fields[index], fields[index + 1]);
        }
        if (shownFor != null) {
            request.param("acting-for", shownFor);
        }
        return sent(request);
    }

    /** A file to be sent. */
    public static MockMultipartFile file(String field, String name, byte[] content) {
        return new MockMultipartFile(field, name, null, content);
    }

    /** Sends a form with files. */
    public MvcTestResult send(String path, List<MockMultipartFile> files) {
        var request = with(MockMvcRequestBuilders.multipart(path)).with(csrf());
        files.forEach(request::file);
        if (shownFor != null) {
            request.param("acting-for", shownFor);
        }
        return sent(request);
    }

    /** Sends a request, and keeps the cookies that come back. */
    private MvcTestResult sent(RequestBuilder request) {
        MvcTestResult answer = pages.perform(request);
        for (Cookie cookie : answer.getResponse().getCookies()) {
            cookies.put(cookie.getName(), cookie);
        }
        return answer;
    }

    private <B extends AbstractMockHttpServletRequestBuilder<B>> B with(B request) {
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
        }
        request.session(session).header("Accept-Language", language).header("Accept", "text/html,*/*");
        return person == null ? request : request.with(person);
    }

    /** The value of a hidden field. */
    public static String hidden(MvcTestResult page, String name) {
        Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(text(page));
        assertThat(field.find()).as("hidden field %s", name).isTrue();
        return field.group(1);
    }

    /** The body. */
    public static String text(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Where a redirect leads. */
    public static String target(MvcTestResult redirect) {
        return Objects.requireNonNull(redirect.getResponse().getRedirectedUrl(), "no redirect");
    }
}
