package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import net.codecrete.qrbill.generator.Payments;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import ch.meinkonto.portal.cityservice.References;

/** The reference on a bill. */
class BillReferenceTests {
    @Property
    void leadsBackToThePermitAndIsOneForEveryBank(@ForAll long seed,
            @ForAll @IntRange(min = 2024, max = 2099) int year) {
        String permit = new References(new Random(seed)).next("PK", year);
        BillReference bill = BillReference.of(permit);
        assertThat(Payments.isValidQRReference(bill.digits())).isTrue();
        assertThat(bill.permitReference()).contains(permit);
        assertThat(BillReference.read(bill.digits())).contains(bill);
    }

    @Property
    void noticesAnyDigitThatIsWrong(@ForAll long seed, @ForAll @IntRange(max = 26) int position,
            @ForAll @IntRange(min = 1, max = 9) int wrongBy) {
        StringBuilder digits = new StringBuilder(
                BillReference.of(new References(new Random(seed)).next("PK", 2027)).digits());
        digits.setCharAt(position, (char) ('0' + (digits.charAt(position) - '0' + wrongBy) % 10));
        assertThat(BillReference.read(digits.toString())).isEmpty();
    }

    @Test
    void knowsReferencesOfOtherBills() {
        assertThat(BillReference.read("210000000003139471430009017")).get()
                .satisfies(other -> assertThat(other.permitReference()).isEmpty());
        assertThat(BillReference.read("RF18539007547034")).isEmpty();
        assertThat(BillReference.read("")).isEmpty();
    }
}
