package ch.meinkonto.ops.simulators.payment;

/** An amount as Swiss readers write it: {@code CHF 1'234.50}. */
final class SwissAmount {
    private SwissAmount() {}

    static String of(long minor, String currency) {
        String francs = Long.toString(minor / 100).replaceAll("(?<=\\d)(?=(\\d{3})+$)", "’");
        return currency + ' ' + francs + '.' + String.format("%02d", minor % 100);
    }
}
