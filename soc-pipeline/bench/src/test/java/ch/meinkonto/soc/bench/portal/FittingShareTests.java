package ch.meinkonto.soc.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class FittingShareTests {
    private final List<Double> tried = new ArrayList<>();

    @Test
    void beginsWithThreeQuartersOfTheProcessors() {
        assertThat(FittingShare.expected(0.2, 2)).isEqualTo(0.75);
        assertThat(FittingShare.expected(0.215, 2)).isEqualTo(0.675);
        assertThat(FittingShare.expected(0.01, 2)).isEqualTo(1);
        assertThat(FittingShare.expected(60, 2)).isEqualTo(0.025);
    }

    @Test
    void isContentWithTheFirstThatIsCarried() throws Exception {
        assertThat(carryingUpTo(0.8)).isEqualTo(0.75);
        assertThat(tried).containsExactly(0.75);
    }

    @Test
    void goesDownInSixths() throws Exception {
        assertThat(carryingUpTo(0.55)).isEqualTo(0.5);
        assertThat(tried).containsExactly(0.75, 0.625, 0.5);
    }

    @Test
    void triesNoMoreThanItMay() throws Exception {
        assertThat(carryingUpTo(0)).isEqualTo(0.4);
        assertThat(tried).hasSize(3);
    }

    private double carryingUpTo(double most) throws Exception {
        return new FittingShare(share -> {
            tried.add(share);
            return share <= most;
        }, 3).from(0.75);
    }
}
