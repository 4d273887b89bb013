package ch.meinkonto.soc.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTests {
    private static final Place ZURICH = new Place(47.37, 8.54);

    @Test
    void measuresTheShortestWay() {
        assertThat(ZURICH.kilometresTo(new Place(46.20, 6.14))).isCloseTo(224, Offset.offset(2.0));
        assertThat(ZURICH.kilometresTo(new Place(40.71, -74.01))).isCloseTo(6_320, Offset.offset(20.0));
        assertThat(ZURICH.kilometresTo(ZURICH)).isZero();
    }

    @Test
    void measuresOverTheDateLineAndThePole() {
        assertThat(new Place(0, 179).kilometresTo(new Place(0, -179))).isCloseTo(222.4, Offset.offset(0.1));
        assertThat(new Place(89, 0).kilometresTo(new Place(89, 180))).isCloseTo(222.4, Offset.offset(0.1));
        assertThat(ZURICH.kilometresTo(new Place(-47.37, -171.46))).isCloseTo(20_015, Offset.offset(1.0));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "47.37", "47.37,8.54,1", "north,east", "91,0", "0,181", "NaN,0"})
    void knowsWhatIsNoPlace(String text) {
        assertThat(Place.parse(text)).isNull();
    }

    @Test
    void readsWhatEnrichmentWrites() {
        assertThat(Place.parse("47.37,8.54")).isEqualTo(ZURICH);
    }
}
