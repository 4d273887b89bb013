package ch.meinkonto.securitytests.attack;

import java.util.List;

/** An {@code attack.yml} that cannot be played, with everything that is wrong with it. */
final class AttackPlanRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    AttackPlanRefused(String file, List<String> problems) {
        super(file + ":\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
