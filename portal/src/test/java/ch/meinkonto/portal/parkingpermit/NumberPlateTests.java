package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

class NumberPlateTests {
    @ParameterizedTest
    @CsvSource({"ZH 123456", "zh123456", "'ZH·123 456'", "ZH-123'456", "' Zh . 123456 '"})
    void readsAPlateAsPeopleWriteIt(String written) {
        assertThat(NumberPlate.of(written)).hasToString("ZH 123456");
    }

    @ParameterizedTest
    @CsvSource({"'', PLATE_MISSING", "' - ', PLATE_MISSING", "ZH, PLATE_FORMAT", "123456, PLATE_FORMAT",
            "ZH 1234567, PLATE_FORMAT", "ZH 012, PLATE_FORMAT", "ZH 0, PLATE_FORMAT", "M AB 123, PLATE_FORMAT",
            "XX 123, PLATE_CANTON", "FL 123, PLATE_CANTON", "ZH <b>, PLATE_FORMAT", "ZH １２, PLATE_FORMAT"})
    void tellsWhatIsWrong(String written, Reason reason) {
        assertThatExceptionOfType(ParkingPermitRejected.class)
                .isThrownBy(() -> NumberPlate.of(written))
                .returns(reason, ParkingPermitRejected::reason);
    }

    @ParameterizedTest
    @CsvSource({"D, m-ab 1234, D: MAB1234", "' fl ', 12345, FL: 12345", "F, AB-123-CD, F: AB123CD",
            "A, G 1234, A: G1234", "D, MÜ X 1, D: MÜX1"})
    void readsAPlateOfAnotherCountryAndNeverTakesItForASwissOne(String country, String written, String form) {
        NumberPlate plate = NumberPlate.foreign(country, written);
        assertThat(plate).hasToString(form).isEqualTo(NumberPlate.any(form));
        assertThatExceptionOfType(ParkingPermitRejected.class).isThrownBy(() -> NumberPlate.of(form));
    }

    @ParameterizedTest
    @CsvSource({"CH, ZH 123456", "'', M AB 1", "DEUT, M AB 1", "D, <b>", "D, ''", "D, M", "D, M|AB 1", "1, M AB 1",
            "D, ABCDEFGHIJKLM"})
    void refusesWhatIsNoPlateOfAnotherCountry(String country, String written) {
        assertThatExceptionOfType(ParkingPermitRejected.class)
                .isThrownBy(() -> NumberPlate.foreign(country, written))
                .returns(Reason.PLATE_FORMAT, ParkingPermitRejected::reason);
    }

    @Property
    void readsWhatItWrote(@ForAll("cantons") String canton, @ForAll @IntRange(min = 1, max = 999_999) int number) {
        NumberPlate plate = new NumberPlate(canton, number);
        assertThat(NumberPlate.of(plate.toString())).isEqualTo(plate);
        assertThat(NumberPlate.any(plate.toString())).isEqualTo(plate);
    }

    @Provide
    Arbitrary<String> cantons() {
        return Arbitraries.of("ZH", "BE", "GE", "TI", "AI", "JU");
    }
}
