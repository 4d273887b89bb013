package ch.meinkonto.soc.sigma.correlate;

import java.util.AbstractList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.sigma.correlate.Occurrence.CarriedValue;

/**
 * The carried values of one event. They came at one time and mostly one for each field: the texts are all there is to keep, a
 * fifth of what a list of values takes, and every match that is remembered has one.
 */
final class ValuesAtOnce extends AbstractList<CarriedValue> {
    private static final int MOST_FIELDS = Byte.MAX_VALUE;

    private final long time;
    private final String[] texts;
    /** Place of the field of each text; absent where the n-th text is of the n-th field. */
    private final byte @Nullable [] fields;

    private ValuesAtOnce(long time, String[] texts, byte @Nullable [] fields) {
        this.time = time;
        this.texts = texts;
        this.fields = fields;
    }

    /** The same values, in less room where that is possible. */
    static List<CarriedValue> of(List<CarriedValue> values) {
        if (values.isEmpty() || values.size() > MOST_FIELDS) {
            return List.copyOf(values);
        }
        long time = values.getFirst().time();
        String[] texts = new String[values.size()];
        byte[] fields = new byte[values.size()];
        boolean oneEach = true;
        for (int index = 0; index < texts.length; index++) {
            CarriedValue value = values.get(index);
            if (value.time() != time || value.field() > MOST_FIELDS) {
                return List.copyOf(values);
            }
            texts[index] = value.text();
            fields[index] = (byte) value.field();
            oneEach &= value.field() == index;
        }
        return new ValuesAtOnce(time, texts, oneEach ? null : fields);
    }

    @Override
    public CarriedValue get(int index) {
        return new CarriedValue(fields == null ? index : fields[index], texts[index], time);
    }

    @Override
    public int size() {
        return texts.length;
    }
}
