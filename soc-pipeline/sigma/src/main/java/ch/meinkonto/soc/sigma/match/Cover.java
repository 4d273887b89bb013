package ch.meinkonto.soc.sigma.match;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Atoms of which an event must have at least one to satisfy a part of a rule.
 *
 * @param atoms one of these
 * @param cost how often, per thousand events, one of them is expected; the smaller the better
 * @param ignoresCase whether it stems from an expression without case, to which a few odd characters are letters
 */
record Cover(List<Atom> atoms, double cost, boolean ignoresCase) {
    private static final int MOST_ATOMS = 5_000;

    static Cover of(Atom atom) {
        return new Cover(List.of(atom), Rarity.perThousand(atom), false);
    }

    /** One of either. Null stands for: cannot be said. */
    static @Nullable Cover either(List<@Nullable Cover> covers) {
        List<Atom> atoms = new ArrayList<>();
        double cost = 0;
        boolean ignoresCase = false;
        for (Cover cover : covers) {
            if (cover == null || atoms.size() > MOST_ATOMS) {
                return null;
            }
            atoms.addAll(cover.atoms);
            cost += cover.cost;
            ignoresCase |= cover.ignoresCase;
        }
        return atoms.isEmpty() ? null : new Cover(List.copyOf(atoms), cost, ignoresCase);
    }

    /** The one that is expected less often. */
    static @Nullable Cover rarest(List<@Nullable Cover> covers) {
        Cover best = null;
        for (Cover cover : covers) {
            if (cover != null && (best == null || cover.cost < best.cost)) {
                best = cover;
            }
        }
        return best;
    }

    Cover withoutCase() {
        return new Cover(atoms, cost, true);
    }
}
