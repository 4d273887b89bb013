package ch.meinkonto.soc.sigma.correlate;

import java.util.Arrays;
import java.util.List;

/**
 * The values of the group-by fields, in the order of the rule. One value, the usual case, is kept without a list: there may be
 * a million of these.
 */
final class GroupKey implements Comparable<GroupKey> {
    private final Object values;

    private GroupKey(Object values) {
        this.values = values;
    }

    static GroupKey of(String value) {
        return new GroupKey(value);
    }

    static GroupKey of(List<String> values) {
        return new GroupKey(values.size() == 1 ? values.getFirst() : List.copyOf(values));
    }

    @SuppressWarnings("unchecked") // of() puts in nothing but a text or a list of texts
    List<String> values() {
        return values instanceof String value ? List.of(value) : (List<String>) values;
    }

    @Override
    public int compareTo(GroupKey other) {
        return Arrays.compare(values().toArray(new String[0]), other.values().toArray(new String[0]));
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupKey key && values.equals(key.values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
