package ch.meinkonto.soc.sigma.match;

import java.util.Arrays;

/**
 * The rules that an event may satisfy, gathered while its values are looked up. A rule is one when all its necessary covers
 * were seen, of which there are one or two. Reused from event to event; one per thread.
 */
final class Candidates implements TextScanner.Hits {
    private final byte[] seen;
    private int[] touched = new int[256];
    private int count;
    private int[][] postingsOfTexts = {};

    /** For rules numbered from 0. */
    Candidates(int rules) {
        seen = new byte[rules];
    }

    /** Notes covers of rules, each as {@code rule * 2 + cover}. */
    void add(int[] postings) {
        for (int posting : postings) {
            int rule = posting >>> 1;
            if (seen[rule] == 0) {
                if (count == touched.length) {
                    touched = Arrays.copyOf(touched, count * 2);
                }
                touched[count++] = rule;
            }
            seen[rule] |= (byte) (1 + (posting & 1));
        }
    }

    /** Says what the texts stand for that a scanner is about to tell. */
    Candidates of(int[][] postings) {
        postingsOfTexts = postings;
        return this;
    }

    @Override
    public boolean found(int text) {
        add(postingsOfTexts[text]);
        return false;
    }

    /** Keeps the rules of which all that is needed was seen, in ascending order, and forgets what was seen. */
    int settle(byte[] needed) {
        int kept = 0;
        for (int index = 0; index < count; index++) {
            int rule = touched[index];
            if (seen[rule] == needed[rule]) {
                touched[kept++] = rule;
            }
            seen[rule] = 0;
        }
        count = 0;
        if (kept > 1) {
            Arrays.sort(touched, 0, kept);
        }
        return kept;
    }

    /** A rule that was kept. */
    int rule(int index) {
        return touched[index];
    }
}
