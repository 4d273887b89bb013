package ch.meinkonto.soc.sigma.match;

/** A text that lets itself be read a bounded number of times: it ends a search that backtracks without end. */
record CountedText(String text, int start, int end, int[] steps) implements CharSequence {
    private static final int MOST_STEPS = 200_000;

    CountedText(String text) {
        this(text, 0, text.length(), new int[1]);
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        if (++steps[0] > MOST_STEPS) {
            throw new TooManySteps();
        }
        return text.charAt(start + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new CountedText(text, start + from, start + to, steps);
    }

    @Override
    public String toString() {
        return text.substring(start, end);
    }

    /** The search took too long. */
    static final class TooManySteps extends RuntimeException {
        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
