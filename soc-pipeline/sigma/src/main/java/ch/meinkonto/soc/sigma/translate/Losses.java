package ch.meinkonto.soc.sigma.translate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the index cannot answer, while one rule is translated. */
final class Losses {
    private final Set<Loss> losses = new LinkedHashSet<>();

    void add(Loss.Reason reason, String field, String detail) {
        losses.add(new Loss(reason, field, detail));
    }

    List<Loss> list() {
        return List.copyOf(losses);
    }
}
