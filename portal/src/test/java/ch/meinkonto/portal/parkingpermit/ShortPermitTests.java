package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.portal.parkingpermit.ShortPermit.Kind;

/** Permits for days and for newcomers. */
class ShortPermitTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final ShortPermitOrder.Caps CAPS = new ShortPermitOrder.Caps(10, 28, 45);
    private static final String CHASSIS = "WVWZZZ1JZXW000001";

    @Property
    void readsBackAnyDays(@ForAll("offsets") Set<Integer> offsets) {
        PermitDays days = daysOf(offsets);
        assertThat(PermitDays.read(days.write())).isEqualTo(days);
        SealedShortPermit sealed = new SealedShortPermit("TK-2026-7F3K9Q2M", new NumberPlate("ZH", 1), "8004", days);
        assertThat(SealedShortPermit.read(sealed.write())).contains(sealed);
    }

    @Property
    void writesDaysInAsFewRunsAsThereAre(@ForAll("offsets") Set<Integer> offsets) {
        PermitDays days = daysOf(offsets);
        List<PermitDays.Run> runs = days.runs();
        assertThat(runs.stream().flatMap(run -> run.first().datesUntil(run.last().plusDays(1))).toList())
                .containsExactlyElementsOf(days.days());
        for (int next = 1; next < runs.size(); next++) {
            assertThat(runs.get(next).first()).isAfter(runs.get(next - 1).last().plusDays(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "2026-12-03..2026-12-01", "2026-12-01..2029-12-01", "x"})
    void refusesDaysThatNobodyWrote(String written) {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> PermitDays.read(written));
    }

    @Property
    void sellsAsManyDaysAsTheCapAllowsAndNoneBesideThem(@ForAll @IntRange(min = -5, max = 40) int first,
            @ForAll @IntRange(min = 1, max = 15) int number) {
        List<LocalDate> days = TODAY.plusDays(first).datesUntil(TODAY.plusDays(first).plusDays(number)).toList();
        Reason refused = number > CAPS.mostDays()
                ? Reason.TOO_MANY_DAYS
                : first < 0 || first + number - 1 > CAPS.ahead() ? Reason.DAY_NOT_OFFERED : null;
        if (refused == null) {
            assertThat(order(days).days().days()).containsExactlyElementsOf(days);
        } else {
            assertThatExceptionOfType(ParkingPermitRejected.class).isThrownBy(() -> order(days))
                    .returns(refused, ParkingPermitRejected::reason);
        }
    }

    @Property
    void countsANewcomersDaysFromTheFirstAndNotOneMore(@ForAll @IntRange(max = 28) int first,
            @ForAll @IntRange(min = 1, max = 60) int length) {
        LocalDate from = TODAY.plusDays(first);
        PermitDays days = ShortPermitOrder
                .ofNewcomer(CHASSIS, "8004", from, new ShortPermitOrder.Caps(10, 28, length), TODAY).days();
        assertThat(days.contains(from)).isTrue();
        assertThat(days.contains(from.plusDays(length - 1L))).isTrue();
        assertThat(days.isOverOn(from.plusDays(length))).isTrue();
        assertThat(days.hasBegunOn(from.minusDays(1))).isFalse();
    }

    @Test
    void takesAChassisNumberOfANewcomerOnly() {
        assertThat(ShortPermitOrder.ofNewcomer("wvw zzz1jzx w000001", "8004", TODAY, CAPS, TODAY).mark())
                .isEqualTo(new ChassisNumber(CHASSIS));
        assertRefused(Reason.CHASSIS_FORMAT,
                () -> ShortPermitOrder.ofNewcomer("WVWZZZ1JZXW00000O", "8004", TODAY, CAPS, TODAY));
        assertRefused(Reason.MARK_FORMAT, () -> ShortPermitOrder.ofNewcomer("M-AB 12", "8004", TODAY, CAPS, TODAY));
        assertRefused(Reason.PLATE_FORMAT, () -> ShortPermitOrder.ofDays(CHASSIS, "8004", List.of(TODAY), CAPS,
                TODAY));
        assertRefused(Reason.DAYS_MISSING, () -> ShortPermitOrder.ofDays("ZH 1", "8004", List.of(), CAPS, TODAY));
    }

    @Property
    void isPaidOnceForEachDayOfAVehicle(@ForAll("offsets") Set<Integer> paid, @ForAll("offsets") Set<Integer> wanted) {
        ShortPermit earlier = permit(Kind.DAY, daysOf(paid), ParkingPermitState.ACTIVE);
        ShortPermit arriving = permit(Kind.DAY, daysOf(wanted), ParkingPermitState.AWAITING_PAYMENT);
        boolean sameDay = wanted.stream().anyMatch(paid::contains);
        assertThat(ShortPermitRules.isTaken(arriving, List.of(earlier))).isFalse();
        ShortPermit other = new ShortPermit("TK-2026-OTHER001", "bob", UUID.randomUUID(), Kind.DAY, arriving.mark(),
                arriving.zone(), arriving.days(), arriving.fee(), arriving.contact(), arriving.state(), NOW, null);
        assertThat(ShortPermitRules.isTaken(other, List.of(earlier))).isEqualTo(sameDay);
        assertThat(other.paid(NOW, TODAY, sameDay).state())
                .isEqualTo(sameDay ? ParkingPermitState.REFUND_DUE : ParkingPermitState.ACTIVE);
    }

    @Property
    void isNeverExtended(@ForAll @IntRange(max = 800) int later) {
        ShortPermit earlier = permit(Kind.PROVISIONAL, PermitDays.from(TODAY, 45), ParkingPermitState.ACTIVE);
        LocalDate first = TODAY.plusDays(later);
        ShortPermitOrder sameVehicle = new ShortPermitOrder(Kind.PROVISIONAL, earlier.mark(), "8004",
                PermitDays.from(first, 45));
        assertRefused(Reason.NOT_EXTENDABLE,
                () -> ShortPermitRules.mustBeTheFirst(sameVehicle, List.of(earlier), List.of()));
        ShortPermitOrder other = new ShortPermitOrder(Kind.PROVISIONAL, new ChassisNumber(CHASSIS), "8004",
                PermitDays.from(first, 45));
        if (first.isAfter(earlier.days().last().plusYears(1))) {
            ShortPermitRules.mustBeTheFirst(other, List.of(), List.of(earlier));
        } else {
            assertRefused(Reason.NOT_EXTENDABLE,
                    () -> ShortPermitRules.mustBeTheFirst(other, List.of(), List.of(earlier)));
        }
    }

    @Test
    void canBePaidUntilItsFirstDayAndCountsUntilItsLast() {
        PermitDays days = PermitDays.of(List.of(TODAY, TODAY.plusDays(3)));
        ShortPermit unpaid = permit(Kind.DAY, days, ParkingPermitState.PAYMENT_FAILED);
        assertThat(unpaid.payable(TODAY).state()).isEqualTo(ParkingPermitState.AWAITING_PAYMENT);
        assertRefused(Reason.NOT_PAYABLE, () -> unpaid.payable(TODAY.plusDays(1)));
        assertThat(unpaid.paid(NOW, TODAY.plusDays(1), false).state()).isEqualTo(ParkingPermitState.REFUND_DUE);
        ShortPermit paid = unpaid.paid(NOW, TODAY, false);
        assertThat(paid.stateOn(TODAY.plusDays(3))).isEqualTo(ParkingPermitState.ACTIVE);
        assertThat(paid.stateOn(TODAY.plusDays(4))).isEqualTo(ParkingPermitState.EXPIRED);
        assertThat(paid.paid(NOW.plusSeconds(9), TODAY, true)).isSameAs(paid);
        assertRefused(Reason.NOT_WITHDRAWABLE, paid::withdrawn);
    }

    @Test
    void countsOnOneDayAtLeast() {
        assertThatIllegalArgumentException().isThrownBy(() -> PermitDays.of(List.of()));
    }

    private static ShortPermitOrder order(List<LocalDate> days) {
        return ShortPermitOrder.ofDays("ZH 123456", "8004", days, CAPS, TODAY);
    }

    private static PermitDays daysOf(Set<Integer> offsets) {
        return PermitDays.of(offsets.stream().map(offset -> TODAY.plusDays(offset)).toList());
    }

    private static ShortPermit permit(Kind kind, PermitDays days, ParkingPermitState state) {
        return new ShortPermit("TK-2026-TEST0001", "anna", UUID.randomUUID(), kind, new NumberPlate("ZH", 123456),
                new ParkingZone("8004", "Aussersihl"), days, Money.francs(15),
                new ParkingPermit.Contact("anna@example.ch", Locale.GERMAN), state, NOW,
                state == ParkingPermitState.ACTIVE ? NOW : null);
    }

    private static void assertRefused(Reason reason, Runnable call) {
        assertThatExceptionOfType(ParkingPermitRejected.class).isThrownBy(call::run)
                .returns(reason, ParkingPermitRejected::reason);
    }

    @Provide
    Arbitrary<Set<Integer>> offsets() {
        return Arbitraries.integers().between(0, 60).set().ofMinSize(1).ofMaxSize(20);
    }
}
