package ch.meinkonto.soc.sigma.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class JsonTextTests {
    @Test
    void writesEveryKindOfValue() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of(1, -2.5, true, new BigDecimal("1E+3")));
        map.put("a", Arrays.asList(null, "x"));
        map.put("", Map.of());
        assertThat(JsonText.of(map)).isEqualTo("{\"b\":[1,-2.5,true,1E+3],\"a\":[null,\"x\"],\"\":{}}");
    }

    @Test
    void escapesWhatJsonAsksFor() {
        assertThat(JsonText.of("\"\\\n\u0000\u00fc\ud83d\ude00\ud83d"))
                .isEqualTo("\"\\\"\\\\\\u000a\\u0000\u00fc\ud83d\ude00\\ud83d\"");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> JsonText.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
