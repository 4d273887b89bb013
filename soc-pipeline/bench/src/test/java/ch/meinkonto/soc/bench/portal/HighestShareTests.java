package ch.meinkonto.soc.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

class HighestShareTests {
    private final List<Double> tried = new ArrayList<>();

    @Test
    void isContentWithAll() throws Exception {
        assertThat(carryingUpTo(1)).hasValue(1);
        assertThat(tried).containsExactly(1.0);
    }

    @Test
    void halvesAndThenTriesTheMiddle() throws Exception {
        assertThat(carryingUpTo(0.4)).hasValue(0.375);
        assertThat(tried).containsExactly(1.0, 0.5, 0.25, 0.375, 0.4375);
    }

    @Test
    void findsNoneWhereNothingIsCarried() throws Exception {
        assertThat(carryingUpTo(0)).isEmpty();
        assertThat(tried).hasSize(6).endsWith(0.03125);
    }

    private OptionalDouble carryingUpTo(double most) throws Exception {
        return new HighestShare(share -> {
            tried.add(share);
            return share <= most;
        }, 2).find();
    }
}
