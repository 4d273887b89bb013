package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the texts that may stand anywhere in a value of one field. Where long texts are many, they are looked for by more of
 * their bytes than short ones have, in a pass of their own: a few bytes of thousands of texts stand in any value.
 */
final class FieldScanner {
    private static final int MANY_TEXTS = 2_000;

    /**
     * Texts of one pass.
     *
     * @param texts the texts
     * @param postings per text, the rules it is a cover of
     */
    private record Pass(TextScanner texts, int[][] postings) {
        static Pass of(List<Atom> atoms, Map<Atom, IntList> postings) {
            int[][] rules = atoms.stream()
                    .map(atom -> postings.getOrDefault(atom, new IntList()).toArray())
                    .toArray(int[][]::new);
            return new Pass(new TextScanner(atoms.stream().map(Atom::bytes).toList()), rules);
        }
    }

    private final Pass[] passes;

    private FieldScanner(List<Pass> passes) {
        this.passes = passes.toArray(Pass[]::new);
    }

    static FieldScanner of(List<Atom> atoms, Map<Atom, IntList> postings) {
        List<Atom> shorter = new ArrayList<>();
        List<Atom> longer = new ArrayList<>();
        for (Atom atom : atoms) {
            (atom.bytes().length < TextScanner.LONG_GRAM ? shorter : longer).add(atom);
        }
        if (longer.size() < MANY_TEXTS || shorter.isEmpty()) {
            return new FieldScanner(List.of(Pass.of(atoms, postings)));
        }
        return new FieldScanner(List.of(Pass.of(longer, postings), Pass.of(shorter, postings)));
    }

    void scan(byte[] value, int from, int to, Candidates candidates) {
        for (Pass pass : passes) {
            pass.texts.scan(value, from, to, candidates.of(pass.postings));
        }
    }
}
