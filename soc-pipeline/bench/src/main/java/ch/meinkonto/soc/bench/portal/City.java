package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import ch.meinkonto.soc.bench.portal.Journey.Person;
import ch.meinkonto.soc.bench.provider.AccountPool;
import ch.meinkonto.soc.bench.provider.Argon2Cost;
import ch.meinkonto.soc.bench.provider.Population;
import ch.meinkonto.soc.bench.visit.Browser;

/**
 * The residents of one run: an account, an open tax return and an address of their own for each, and nobody comes twice. The
 * limits of portal and auth server are on, as they are locally: whoever comes from an address of their own is limited like
 * anybody.
 */
final class City implements AutoCloseable {
    /** More than the longest evening needs, at ten a second. */
    private static final int ACCOUNTS = 18_000;
    /** Addresses for measurements (RFC 2544): 198.18.0.0/15. */
    private static final int NETWORKS = 512;

    private final PortalStand stand;
    private final Population population = Population.of(ACCOUNTS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(threads)
            .build();
    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final Taxpayers taxpayers;
    private int next;

    private City(PortalStand stand) {
        this.stand = stand;
        this.taxpayers = new Taxpayers(http, stand.place().address(Program.SIMULATORS),
                stand.place().secret("portal", "MEINKONTO_REGISTERS_PASSWORD"));
    }

    /** Opens all accounts and moves the deadlines. */
    static City prepared(PortalStand stand, Clock clock) throws IOException {
        City city = new City(stand);
        AccountPool.open(stand.place().database(Program.AUTH_SERVER), city.population, Argon2Cost.OURS);
        new CityData(stand.place().database(Program.PORTAL)).moveDeadlines(LocalDate.now(clock));
        return city;
    }

    /** This many journeys of people who have not been here yet. */
    List<Journey> journeys(int count) throws IOException, InterruptedException {
        if (next + count > ACCOUNTS) {
            throw new IOException("There are no more residents: " + ACCOUNTS + " have been here.");
        }
        return taxpayers.codes(count).stream().map(this::journey).toList();
    }

    private Journey journey(String code) {
        int number = next++;
        return new Journey(portal(), new Visitor(browser(number)),
                new Person(population.login(number), population.password(), code), accepted::add);
    }

    /** A browser at the address of a resident, as a proxy forwards it. */
    Browser browser(int number) {
        return new Browser(http, Map.of("X-Forwarded-For", address(number)));
    }

    /** Neighbours by number are in different networks. */
    static String address(int number) {
        int network = number % NETWORKS;
        return "198." + (18 + network / 256) + "." + network % 256 + "." + number / NETWORKS;
    }

    URI portal() {
        return stand.place().address(Program.PORTAL);
    }

    /** What the portal has confirmed so far. */
    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
