package ch.meinkonto.soc.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measured figure, beside a peer's where there is one.
 *
 * @param name dotted, from the benchmark to the detail, for example {@code sigma.corpus.portal.routed}
 * @param unit of both values
 * @param ours what we reach
 * @param peer what the peer reaches, null where there is none
 * @param peerName who that is, with the version or the place of publication; null where there is none
 * @param note what must be known to read it, in one line
 */
public record Figure(String name, String unit, double ours, @Nullable Double peer, @Nullable String peerName,
        String note) {
    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final double SMALLEST_WHOLE = 1_000;

    /** A figure without a peer. */
    public static Figure alone(String name, String unit, double ours, String note) {
        return new Figure(name, unit, ours, null, null, note);
    }

    /** Ours divided by the peer's; null where there is no peer. Whether more is better depends on the unit. */
    public @Nullable Double ratio() {
        return peer == null || peer == 0 ? null : ours / peer;
    }

    /** One JSON object without a line break. */
    public String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("unit", unit);
        fields.put("ours", rounded(ours));
        fields.put("peer", rounded(peer));
        fields.put("peerName", peerName);
        fields.put("ratio", rounded(ratio()));
        fields.put("note", note);
        return JsonMapper.shared().writeValueAsString(fields);
    }

    /** One line of a table for people. */
    public String row() {
        String line = String.format(Locale.ROOT, "%-44s %12s %-10s", name, plain(ours), unit);
        if (peer != null && peerName != null) {
            line += String.format(Locale.ROOT, " %12s %-28s %9s x", plain(peer), peerName, plain(ratio()));
        }
        return note.isEmpty() ? line : line + "  " + note;
    }

    private static String plain(@Nullable Double value) {
        BigDecimal rounded = rounded(value);
        return rounded == null ? "-" : rounded.toPlainString();
    }

    /** To the next whole number where it is large, else to four digits. */
    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        if (value == null || value.isNaN() || value.isInfinite()) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = Math.abs(value) >= SMALLEST_WHOLE
                ? exact.setScale(0, RoundingMode.HALF_EVEN)
                : exact.round(SHOWN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
