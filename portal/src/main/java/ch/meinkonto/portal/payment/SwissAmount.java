package ch.meinkonto.portal.payment;

/** An amount as Swiss readers write it: {@code CHF 1'234.50}. */
final class SwissAmount {
    private SwissAmount() {}

    static String of(long minor, String currency) {
        StringBuilder francs = new StringBuilder(Long.toString(minor / 100));
        for (int at = francs.length() - 3; at > 0; at -= 3) {
            francs.insert(at, '\'');
        }
        long rest = minor % 100;
        return currency + ' ' + francs + (rest < 10 ? ".0" : ".") + rest;
    }
}
