package ch.meinkonto.ops.simulators.payment;

/** An amount as Swiss readers write it: {@code CHF 1'234.50}, never broken at the end of a line. */
final class SwissAmount {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private SwissAmount() {}

    static String of(long minor, String currency) {
        String francs = Long.toString(minor / 100).replaceAll("(?<=\\d)(?=(\\d{3})+$)", "'");
        return currency + NO_BREAK_SPACE + francs + '.' + String.format("%02d", minor % 100);
    }
}
