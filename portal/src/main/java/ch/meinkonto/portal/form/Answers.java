package ch.meinkonto.portal.form;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a person answered and what is known, by the name of its field, as it is stored.
 *
 * @param values none of them empty
 * @param leftEmpty fields that were asked, may stay empty, and were left so
 */
public record Answers(Map<String, List<String>> values, Set<String> leftEmpty) {
    private static final Answers NONE = new Answers(Map.of(), Set.of());

    public Answers {
        Map<String, List<String>> copy = new TreeMap<>();
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                copy.put(name, List.copyOf(value));
            }
        });
        values = Map.copyOf(copy);
        Set<String> empty = new TreeSet<>(leftEmpty);
        empty.removeAll(copy.keySet());
        leftEmpty = Set.copyOf(empty);
    }

    /** No answers. */
    public static Answers none() {
        return NONE;
    }

    /** An answer, when there is one. */
    public <T> Optional<T> of(Field<T> field) {
        List<String> written = values.get(field.name());
        return written == null ? Optional.empty() : Optional.of(field.read(written));
    }

    /**
     * An answer that is there by the order of the questions.
     *
     * @throws IllegalStateException when it is not
     */
    public <T> T get(Field<T> field) {
        return of(field).orElseThrow(() -> new IllegalStateException("no answer to " + field.name()));
    }

    /** Whether there is an answer and it is this one. */
    public <T> boolean is(Field<T> field, T value) {
        return of(field).filter(value::equals).isPresent();
    }

    /** Whether there is an answer. */
    public boolean has(Field<?> field) {
        return values.containsKey(field.name());
    }

    /** Whether it was asked and left empty. */
    boolean wasLeftEmpty(Field<?> field) {
        return leftEmpty.contains(field.name());
    }

    /** As it is stored; empty without an answer. */
    public List<String> written(Field<?> field) {
        return values.getOrDefault(field.name(), List.of());
    }

    /** With another answer. */
    public <T> Answers with(Field<T> field, T answer) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(field.name(), field.write(answer));
        return new Answers(changed, leftEmptyBut(field));
    }

    /** With an answer as it is written; it is read first, so that nothing unreadable is kept. */
    <T> Answers withWritten(Field<T> field, List<String> written) {
        return with(field, field.read(written));
    }

    /** With all answers of another set. */
    public Answers and(Answers others) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.putAll(others.values);
        Set<String> empty = new TreeSet<>(leftEmpty);
        empty.addAll(others.leftEmpty);
        return new Answers(changed, empty);
    }

    /** Without an answer. */
    public Answers without(Field<?> field) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.remove(field.name());
        return new Answers(changed, leftEmptyBut(field));
    }

    /** With a field that was asked and left empty. */
    Answers leavingEmpty(Field<?> field) {
        Answers without = without(field);
        Set<String> empty = new TreeSet<>(without.leftEmpty);
        empty.add(field.name());
        return new Answers(without.values, empty);
    }

    private Set<String> leftEmptyBut(Field<?> field) {
        Set<String> empty = new TreeSet<>(leftEmpty);
        empty.remove(field.name());
        return empty;
    }

    /** Only the answers to these fields. */
    public Answers only(Collection<? extends Field<?>> fields) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        fields.forEach(field -> kept.put(field.name(), written(field)));
        Set<String> empty = new TreeSet<>(leftEmpty);
        empty.retainAll(kept.keySet());
        return new Answers(kept, empty);
    }

    /** What was answered is nobody's business in a log. */
    @Override
    public String toString() {
        return "Answers" + values.keySet();
    }
}
