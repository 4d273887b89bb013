package ch.meinkonto.securitytests.headers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What all rules together say of a page.
 *
 * @param score from 0 upwards; more than 100 where a page does better than asked
 * @param letter from A+ to F
 * @param marks of which the score is made
 */
public record Grade(int score, String letter, List<Mark> marks) {
    private static final int BEGINNING = 100;
    /** Whoever lacks what everybody does, gets nothing for what they do better. */
    private static final int LEAST_FOR_BONUS = 90;
    private static final int STEP = 5;
    private static final List<String> LETTERS = List.of("F", "F", "F", "F", "F", "D-", "D", "D", "D+", "C-", "C", "C",
            "C+", "B-", "B", "B", "B+", "A-", "A", "A", "A+");

    /**
     * Grades a page.
     *
     * @param redirection what whoever asks found out about plain HTTP: the page itself cannot tell
     */
    public static Grade of(PageAnswer page, Mark redirection) {
        Mark transport = HeaderMarks.transport(page);
        return of(List.of(PolicyMarks.policy(page), PolicyMarks.frames(page), redirection, transport,
                CookieMarks.cookies(page, HeaderMarks.protectsTransport(page)), ScriptMarks.integrity(page),
                HeaderMarks.sharing(page), HeaderMarks.referrer(page), HeaderMarks.contentType(page),
                HeaderMarks.resources(page)));
    }

    static Grade of(List<Mark> marks) {
        int without = BEGINNING + marks.stream().filter(mark -> !mark.isBonus()).mapToInt(Mark::points).sum();
        int bonus = marks.stream().filter(Mark::isBonus).mapToInt(Mark::points).sum();
        int score = Math.max(0, without >= LEAST_FOR_BONUS ? without + bonus : without);
        return new Grade(score, LETTERS.get(Math.min(score, BEGINNING) / STEP), marks);
    }

    /** One line for each mark, for whoever has to mend something. */
    @Override
    public String toString() {
        return letter + " (" + score + ")\n"
                + marks.stream().map(mark -> "  " + mark).collect(Collectors.joining("\n"));
    }
}
