package ch.meinkonto.soc.bench.auth;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;

import ch.meinkonto.soc.bench.provider.Population;
import ch.meinkonto.soc.bench.provider.Provider;
import ch.meinkonto.soc.bench.report.Disagreement;
import ch.meinkonto.soc.bench.visit.Application;
import ch.meinkonto.soc.bench.visit.Load;
import ch.meinkonto.soc.bench.visit.TokenEndpoint;
import ch.meinkonto.soc.bench.visit.Tokens;

/** What a population does at any provider. */
final class Clients implements AutoCloseable {
    private static final String ALGORITHM = "ES256";

    private final Population population;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(threads)
            .build();

    Clients(Population population) {
        this.population = population;
    }

    /**
     * The machine asks for tokens.
     *
     * @throws Disagreement if they are not signed as those of all others
     */
    Load.Task clientCredentials(Provider provider) throws IOException, InterruptedException {
        TokenEndpoint endpoint = new TokenEndpoint(http, provider.token(), Population.MACHINE,
                population.machineSecret());
        requireAlgorithm(provider, endpoint.clientCredentials());
        return worker -> endpoint.clientCredentials();
    }

    /**
     * The application renews the tokens of people who are signed in, each worker those of its own share of them.
     *
     * @param workers at most as many as there are people
     */
    Load.Task refresh(Provider provider, int workers) throws IOException, InterruptedException {
        Application application = application(provider);
        String[] sessions = new String[population.people()];
        for (int person = 0; person < sessions.length; person++) {
            sessions[person] = refreshToken(provider, signIn(application, person));
        }
        TokenEndpoint endpoint = web(provider);
        requireAlgorithm(provider, endpoint.refresh(sessions[0]));
        sessions[0] = refreshToken(provider, signIn(application, 0));
        int share = sessions.length / workers;
        AtomicIntegerArray next = new AtomicIntegerArray(workers);
        return worker -> {
            int person = worker * share + next.getAndIncrement(worker) % share;
            String old = sessions[person];
            sessions[person] = refreshToken(provider, endpoint.refresh(old));
            if (sessions[person].equals(old)) {
                throw new IOException(provider.name() + " did not replace a refresh token.");
            }
        };
    }

    /** People sign in with their password and close the browser, each worker its own share of them in turn. */
    Load.Task signIn(Provider provider, int workers) throws IOException, InterruptedException {
        Application application = application(provider);
        int share = population.people() / workers;
        AtomicIntegerArray next = new AtomicIntegerArray(workers);
        return worker -> signIn(application, worker * share + next.getAndIncrement(worker) % share);
    }

    private Tokens signIn(Application application, int person) throws IOException, InterruptedException {
        return application.signIn(person, population.login(person), population.password());
    }

    private Application application(Provider provider) {
        return new Application(http, provider.authorization(), Population.WEB, Population.REDIRECT_URI, web(provider),
                population.people());
    }

    private TokenEndpoint web(Provider provider) {
        return new TokenEndpoint(http, provider.token(), Population.WEB, population.webSecret());
    }

    private static String refreshToken(Provider provider, Tokens tokens) throws IOException {
        if (tokens.refresh() == null) {
            throw new IOException(provider.name() + " gave no refresh token.");
        }
        return Objects.requireNonNull(tokens.refresh());
    }

    private static void requireAlgorithm(Provider provider, Tokens tokens) {
        if (!ALGORITHM.equals(tokens.algorithm())) {
            throw new Disagreement(provider.name() + " signs with " + tokens.algorithm() + ", not with " + ALGORITHM
                    + ": nothing can be compared.");
        }
    }

    @Override
    public void close() {
        http.close();
        threads.close();
    }
}
