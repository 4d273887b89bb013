package ch.meinkonto.soc.bench.provider;

/**
 * An empty database of a provider.
 *
 * @param url JDBC address
 * @param user who owns it
 * @param password of the owner
 */
public record Database(String url, String user, String password) {
    @Override
    public String toString() {
        return "Database[" + url + "]";
    }
}
