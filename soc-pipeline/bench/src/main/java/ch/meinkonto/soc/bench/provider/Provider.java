package ch.meinkonto.soc.bench.provider;

import java.net.URI;
import java.time.Duration;

import ch.meinkonto.soc.bench.stand.ServerProcess;

/**
 * An OpenID provider that answers.
 *
 * @param name with version, as figures name it
 * @param process the server
 * @param startUp from the start of its process to its first discovery document
 * @param authorization its authorization endpoint
 * @param token its token endpoint
 */
public record Provider(String name, ServerProcess process, Duration startUp, URI authorization, URI token)
        implements
            AutoCloseable {
    @Override
    public void close() {
        process.close();
    }
}
