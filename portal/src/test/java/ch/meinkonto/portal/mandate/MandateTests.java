package ch.meinkonto.portal.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.portal.invitation.InvitationCode;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.mandate.Mandate.End;
import ch.meinkonto.portal.mandate.Mandate.Side;
import ch.meinkonto.portal.mandate.Mandate.State;

/** When a mandate holds, what a code is, and what can be typed to give one. */
class MandateTests {
    private static final Instant GIVEN = Instant.parse("2026-11-23T17:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Person ANNA = new Person("anna", "Anna Muster", "anna@example.ch", Locale.GERMAN);
    private static final Person BEAT = new Person("beat", "Beat Frei", "beat@example.ch", Locale.GERMAN);

    private static Mandate mandate(@Nullable Person representative, @Nullable End ended) {
        return new Mandate(UUID.randomUUID(), ANNA, representative, new TreeSet<>(Set.of("tax-extension")), GIVEN,
                GIVEN.plus(Mandate.CODE_HOLDS), LocalDate.of(2026, 12, 31),
                representative == null ? null : GIVEN.plusSeconds(60), ended);
    }

    @Test
    void holdsFromTheCodeUntilTheEndOfItsLastDayInZurich() {
        assertThat(mandate(null, null).state(GIVEN)).isEqualTo(State.WAITING);
        Mandate taken = mandate(BEAT, null);
        assertThat(taken.state(GIVEN)).isEqualTo(State.IN_FORCE);
        assertThat(taken.state(Instant.parse("2026-12-31T22:59:59Z"))).isEqualTo(State.IN_FORCE);
        assertThat(taken.state(Instant.parse("2026-12-31T23:00:00Z"))).isEqualTo(State.EXPIRED);
    }

    @Test
    void holdsNoMoreOnceOneSideEndedIt() {
        assertThat(mandate(BEAT, new End(GIVEN, Side.REPRESENTATIVE)).isInForce(GIVEN)).isFalse();
        assertThat(mandate(null, new End(GIVEN, Side.PRINCIPAL)).state(GIVEN)).isEqualTo(State.ENDED);
    }

    @Test
    void aCodeLapsesAfterSevenDays() {
        Mandate waiting = mandate(null, null);
        assertThat(waiting.state(Instant.parse("2026-11-30T17:29:59Z"))).isEqualTo(State.WAITING);
        assertThat(waiting.state(Instant.parse("2026-11-30T17:30:00Z"))).isEqualTo(State.LAPSED);
    }

    @Test
    void isForSomethingAndBetweenTwo() {
        assertThatThrownBy(() -> new Mandate(UUID.randomUUID(), ANNA, null, new TreeSet<>(), GIVEN, GIVEN, TODAY, null,
                null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(mandate(BEAT, null).sideOf("anna")).isEqualTo(Side.PRINCIPAL);
        assertThat(mandate(BEAT, null).sideOf("beat")).isEqualTo(Side.REPRESENTATIVE);
        assertThat(mandate(BEAT, null).sideOf("carla")).isNull();
    }

    @Test
    void aCodeIsReadHoweverItIsTyped() {
        InvitationCode code = new InvitationCode("7F3K9Q2M01R4");
        assertThat(code.shown()).isEqualTo("7F3K-9Q2M-01R4");
        for (String typed : List.of("7F3K-9Q2M-01R4", " 7f3k 9q2m o1r4 ", "7F3K9Q2M0LR4", "7f3k-9q2m-oir4")) {
            assertThat(InvitationCode.read(typed)).as(typed).contains(code);
        }
        assertThat(InvitationCode.read(InvitationCode.random(new Random(1)).shown())).isPresent();
        assertThat(code.hash()).hasSize(64).doesNotContain("7F3K");
        assertThat(code).hasToString("InvitationCode[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7F3K", "7F3K-9Q2M-01R45", "7F3K-9Q2M-01R!", "ÄÖÜÄ-ÖÜÄÖ-ÜÄÖÜ"})
    void whatIsNoCodeIsNone(String typed) {
        assertThat(InvitationCode.read(typed)).isEmpty();
    }

    @Test
    void isGivenForOfferedServicesAndToTheLatestDayAtMost() {
        LocalDate latest = LocalDate.of(2027, 11, 23);
        Set<String> open = Set.of("tax-extension");
        assertThat(new MandateForm(List.of("tax-extension"), "23.11.2027").problems(open, TODAY, latest)).isEmpty();
        assertThat(new MandateForm(List.of("tax-extension"), " 23.11.2026 ").problems(open, TODAY, latest)).isEmpty();
        assertThat(new MandateForm(List.of("parking-permit"), "24.11.2027").problems(open, TODAY, latest)).containsOnly(
                Map.entry("services", "mandate.new.services.missing"),
                Map.entry("until", "mandate.new.until.too-late"));
        assertThat(new MandateForm(List.of("tax-extension"), "22.11.2026").problems(open, TODAY, latest))
                .containsEntry("until", "mandate.new.until.past");
        assertThat(new MandateForm(List.of("tax-extension"), "31.2.2027").problems(open, TODAY, latest))
                .containsEntry("until", "mandate.new.until.not-a-date");
    }
}
