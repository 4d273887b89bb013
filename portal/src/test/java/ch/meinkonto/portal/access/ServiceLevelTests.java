package ch.meinkonto.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;
import ch.meinkonto.portal.cityservice.ProvenIdentity;
import ch.meinkonto.portal.cityservice.StrongerSignInNeeded;

/** A service says how surely people must be known, and everybody is held to it. */
class ServiceLevelTests {
    private static final Instant NOW = Instant.parse("2027-02-15T11:00:00Z");
    private static final CityService OPEN = new CityService("leaflets", "leaflets", LifeEvent.WORK, List.of(),
            ServiceLevelTests.class);
    private static final CityService SENSITIVE = new CityService("taxes", "taxes", LifeEvent.TAXES, List.of(),
            ServiceLevelTests.class, Assurance.MULTI_FACTOR);
    private static final CityService PERSONAL = new CityService("record", "records", LifeEvent.TAXES, List.of(),
            ServiceLevelTests.class, Assurance.MULTI_FACTOR, ProvenIdentity.AHV_VERIFIED);

    @Test
    void aProgramNeedsTheScopeAndWhereItMattersAFreshAndStrongSignIn() {
        assertThat(ask(OPEN, "SCOPE_leaflets", Assurance.SINGLE_FACTOR, Duration.ofDays(1)).isGranted()).isTrue();
        assertThat(ask(OPEN, "SCOPE_taxes", Assurance.PHISHING_RESISTANT, Duration.ZERO).isGranted()).isFalse();
        assertThat(ask(SENSITIVE, "SCOPE_taxes", Assurance.MULTI_FACTOR, Duration.ofMinutes(5)).isGranted()).isTrue();
        assertThat(ask(SENSITIVE, "SCOPE_taxes", Assurance.PHISHING_RESISTANT, Duration.ofMinutes(5)).isGranted())
                .isTrue();
        assertThat(ask(SENSITIVE, "SCOPE_taxes", Assurance.SINGLE_FACTOR, Duration.ZERO))
                .isInstanceOf(StepUp.Missing.class);
        assertThat(ask(SENSITIVE, "SCOPE_taxes", Assurance.MULTI_FACTOR, Duration.ofHours(2)))
                .isInstanceOf(StepUp.Missing.class);
        assertThat(ask(SENSITIVE, "SCOPE_leaflets", Assurance.MULTI_FACTOR, Duration.ZERO))
                .isNotInstanceOf(StepUp.Missing.class)
                .satisfies(denied -> assertThat(denied.isGranted()).isFalse());
    }

    @Test
    void aPersonAtThePagesIsSentToSignInAgain() {
        Resident anna = new Resident("anna", null, null, Assurance.of("urn:meinkonto:acr:single-factor"));
        anna.mustSatisfy(OPEN.level());
        assertThatThrownBy(() -> anna.mustSatisfy(SENSITIVE.level())).isInstanceOfSatisfying(
                StrongerSignInNeeded.class, needed -> assertThat(needed.needed()).isEqualTo(Assurance.MULTI_FACTOR));
        new Resident("anna", null, null, Assurance.PHISHING_RESISTANT).mustSatisfy(SENSITIVE.level());
    }

    @Test
    void aServiceMayDemandToKnowWhoSomebodyIs() {
        Resident vouchedFor = new Resident("anna", null, null, Assurance.IDENTITY_PROVEN, ProvenIdentity.of(400), null);
        vouchedFor.mustSatisfy(PERSONAL);
        vouchedFor.mustSatisfy(SENSITIVE);
        Resident onceTold = new Resident("anna", null, null, Assurance.PHISHING_RESISTANT, ProvenIdentity.of(400),
                null);
        Resident lessKnown = new Resident("anna", null, null, Assurance.IDENTITY_PROVEN, ProvenIdentity.of(300), null);
        for (Resident refused : List.of(onceTold, lessKnown)) {
            assertThatThrownBy(() -> refused.mustSatisfy(PERSONAL)).isInstanceOfSatisfying(
                    StrongerSignInNeeded.class,
                    refusal -> assertThat(refusal.proof()).isEqualTo(ProvenIdentity.AHV_VERIFIED));
        }
        assertThat(ask(PERSONAL, "SCOPE_record", Assurance.IDENTITY_PROVEN, Duration.ZERO).isGranted()).isTrue();
        assertThat(ask(PERSONAL, "SCOPE_record", Assurance.PHISHING_RESISTANT, Duration.ZERO))
                .isInstanceOfSatisfying(StepUp.Missing.class, missing -> assertThat(missing.acrValues())
                        .containsExactly("urn:meinkonto:acr:identity-proven"));
    }

    @Test
    void readsTheLevelsOfTheFederalLogin() {
        assertThat(Stream.of(null, 0, 100, 200, 250, 300, 400, 500, 600).map(ProvenIdentity::of)).containsExactly(
                ProvenIdentity.SELF_DECLARED, ProvenIdentity.SELF_DECLARED, ProvenIdentity.SELF_DECLARED,
                ProvenIdentity.ADDRESS_CHECKED, ProvenIdentity.ADDRESS_CHECKED, ProvenIdentity.DOCUMENT_VERIFIED,
                ProvenIdentity.AHV_VERIFIED, ProvenIdentity.ELECTRONIC_IDENTITY, ProvenIdentity.ELECTRONIC_IDENTITY);
        assertThat(Assurance.of("urn:meinkonto:acr:identity-proven").satisfies(Assurance.PHISHING_RESISTANT)).isTrue();
    }

    @Test
    void whatATokenDoesNotSayCountsForLittle() {
        assertThat(Assurance.of(null)).isEqualTo(Assurance.SINGLE_FACTOR);
        assertThat(Assurance.of("urn:somebody:else:gold")).isEqualTo(Assurance.SINGLE_FACTOR);
        assertThat(Assurance.ofCode("gold")).isEmpty();
    }

    private static AuthorizationResult ask(CityService service, String scope, Assurance level, Duration age) {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "ES256")
                .subject("anna")
                .claim("acr", level.acr())
                .claim("auth_time", NOW.minus(age))
                .build();
        JwtAuthenticationToken program = new JwtAuthenticationToken(token, List.of(new SimpleGrantedAuthority(scope)));
        return Objects.requireNonNull(ApiSecurity.scopeAndLevelOf(service, Clock.fixed(NOW, ZoneOffset.UTC))
                .authorize(() -> program, new RequestAuthorizationContext(new MockHttpServletRequest())));
    }
}
