package ch.meinkonto.soc.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.correlate.Occurrence.CarriedValue;

class ValueLogTests {
    private final ValueLog log = new ValueLog(List.of("user.id", "source.ip"));

    @Test
    void tellsFieldsInTheirOrderAndValuesAsTheyCame() {
        add(1, "10.0.0.2", 30);
        add(0, "ann", 30);
        add(1, "10.0.0.1", 10);
        add(0, "bob", 20);
        assertThat(log.state().asMap().keySet()).containsExactly("user.id", "source.ip");
        assertThat(log.state().asMap().get("user.id").keySet()).containsExactly("bob", "ann");
        assertThat(log.state().asMap().get("source.ip").keySet()).containsExactly("10.0.0.1", "10.0.0.2");
    }

    @Test
    void leavesOutAFieldWithoutValues() {
        add(1, "10.0.0.1", 10);
        assertThat(log.state().asMap()).containsOnlyKeys("source.ip");
    }

    @Test
    void hasGrownByANewValueOnly() {
        add(0, "ann", 10);
        ValueLog.State before = log.state();
        add(0, "ann", 20);
        assertThat(log.state().hasGrownFrom(before)).isFalse();
        add(0, "bob", 20);
        assertThat(log.state().hasGrownFrom(before)).isTrue();
        assertThat(before.hasGrownFrom(log.state())).isFalse();
        assertThat(before.asMap()).isNotEqualTo(log.state().asMap());
    }

    @Test
    void hasNotJustGrownWhenAValueCameEarlierThanWasKnown() {
        add(0, "ann", 10);
        ValueLog.State before = log.state();
        add(0, "bob", 20);
        add(0, "ann", 5);
        assertThat(log.state().hasGrownFrom(before)).isFalse();
    }

    private void add(int field, String text, long time) {
        log.add(new CarriedValue(field, text, time));
    }
}
