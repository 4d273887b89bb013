package ch.meinkonto.soc.sigma.match;

import java.util.List;
import java.util.Map;

/**
 * Finds the texts that may stand anywhere in a value of one field.
 *
 * @param texts the texts
 * @param postings per text, the rules it is a cover of
 */
record FieldScanner(TextScanner texts, int[][] postings) {
    static FieldScanner of(List<Atom> atoms, Map<Atom, IntList> postings) {
        int[][] rules = atoms.stream().map(atom -> postings.getOrDefault(atom, new IntList()).toArray())
                .toArray(int[][]::new);
        return new FieldScanner(new TextScanner(atoms.stream().map(Atom::bytes).toList()), rules);
    }

    void scan(byte[] value, int from, int to, Candidates candidates) {
        texts.scan(value, from, to, candidates.of(postings));
    }
}
