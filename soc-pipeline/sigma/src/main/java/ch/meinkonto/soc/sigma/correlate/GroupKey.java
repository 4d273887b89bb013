package ch.meinkonto.soc.sigma.correlate;

import java.util.List;

/**
 * The values of the group-by fields, in the order of the rule. One value, the usual case, is kept without a list: there may be
 * a million of these.
 */
final class GroupKey {
    private final Object values;
    private final int hash;

    private GroupKey(Object values) {
        this.values = values;
        this.hash = values.hashCode();
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
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupKey key && hash == key.hash && values.equals(key.values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
