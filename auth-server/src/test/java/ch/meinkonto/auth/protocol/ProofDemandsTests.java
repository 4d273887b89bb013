package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What a person must prove anew, and what of it they have proven. */
class ProofDemandsTests {
    private static final Instant ORDERED = Instant.parse("2026-11-28T04:00:00Z");
    private static final FactorGrantedAuthority OLD_PASSWORD = password(ORDERED.minus(Duration.ofMinutes(1)));
    private static final FactorGrantedAuthority NEW_PASSWORD = password(ORDERED);
    private static final FactorGrantedAuthority NEW_CODE = FactorGrantedAuthority.withAuthority("FACTOR_TOTP")
            .issuedAt(ORDERED.plusSeconds(5))
            .build();
    private static final ProofDemands.Demand TWO_FACTORS = new ProofDemands.Demand(ORDERED, true);
    private static final ProofDemands.Demand ANY = new ProofDemands.Demand(ORDERED, false);

    @Test
    void anOldPasswordDoesNotCountBesideANewCode() {
        assertThat(TWO_FACTORS.isMetBy(person(OLD_PASSWORD, NEW_CODE))).isFalse();
        assertThat(TWO_FACTORS.isBegunBy(person(OLD_PASSWORD, NEW_CODE))).as("the password is asked for too").isFalse();
    }

    @Test
    void twoNewFactorsAreEnough() {
        assertThat(TWO_FACTORS.isMetBy(person(NEW_PASSWORD, NEW_CODE))).isTrue();
    }

    @Test
    void whoHasOneFactorGivesThatAnewAndWhoHasTwoOwesTheSecond() {
        assertThat(ANY.isMetBy(person(NEW_PASSWORD))).isTrue();
        assertThat(ANY.isMetBy(person(OLD_PASSWORD))).isFalse();
        assertThat(TWO_FACTORS.isMetBy(person(NEW_PASSWORD))).isFalse();
        assertThat(TWO_FACTORS.isBegunBy(person(NEW_PASSWORD))).isTrue();
    }

    @Test
    void nobodyMeetsADemand() {
        assertThat(ANY.isMetBy(null)).isFalse();
        assertThat(ANY.isBegunBy(null)).isFalse();
    }

    private static FactorGrantedAuthority password(Instant time) {
        return FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY).issuedAt(time).build();
    }

    private static Authentication person(FactorGrantedAuthority... factors) {
        return UsernamePasswordAuthenticationToken.authenticated("anna", null, List.of(factors));
    }
}
