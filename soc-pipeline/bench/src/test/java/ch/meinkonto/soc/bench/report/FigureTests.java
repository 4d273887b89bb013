package ch.meinkonto.soc.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A figure as scripts and people read it. */
class FigureTests {
    @Test
    void isOneJsonObjectPerLine() {
        Figure figure = new Figure("sigma.portal.naive", "events/s", 312_345.678, 41_000.4, "naive", "5 \"matches\"");
        assertThat(figure.json()).isEqualTo("{\"name\":\"sigma.portal.naive\",\"unit\":\"events/s\",\"ours\":312346,"
                + "\"peer\":41000,\"peerName\":\"naive\",\"ratio\":7.618,\"note\":\"5 \\\"matches\\\"\"}");
    }

    @Test
    void hasNullsWhereThereIsNoPeer() {
        assertThat(Figure.alone("sigma.load.warm", "ms", 0.125, "").json()).isEqualTo("{\"name\":\"sigma.load.warm\","
                + "\"unit\":\"ms\",\"ours\":0.125,\"peer\":null,\"peerName\":null,\"ratio\":null,\"note\":\"\"}");
    }

    @Test
    void roundsToFourDigitsButNeverLosesWholeOnes() {
        assertThat(Figure.alone("a", "b", 1_234_567.8, "").json()).contains("\"ours\":1234568,");
        assertThat(Figure.alone("a", "b", 99.98765, "").json()).contains("\"ours\":99.99,");
        assertThat(Figure.alone("a", "b", 100, "").json()).contains("\"ours\":100,");
    }

    @Test
    void isARowOfATableForPeople() {
        Figure figure = new Figure("sigma.portal.naive", "events/s", 3_000, 1_500d, "naive", "sample");
        assertThat(figure.row()).matches("sigma\\.portal\\.naive +3000 events/s +1500 naive +2 x  sample");
    }
}
