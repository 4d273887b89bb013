package ch.meinkonto.auth.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import ch.meinkonto.ops.stores.TestPostgres;

/** An auth server and a real browser for the tests of one class; without a browser on this machine they are skipped. */
public final class BrowserStand implements BeforeAllCallback, AfterAllCallback {
    private final Supplier<TestAuthServer> starts;
    private @Nullable TestAuthServer server;
    private @Nullable Chromium chromium;

    private BrowserStand(Supplier<TestAuthServer> starts) {
        this.starts = starts;
    }

    /** With a server as it is. */
    public static BrowserStand plain() {
        return new BrowserStand(TestAuthServer::start);
    }

    /** With a server whose passkeys are for the address at which the browser finds it. */
    public static BrowserStand withPasskeys() {
        return new BrowserStand(() -> {
            int port = freePort();
            return TestAuthServer.start(TestPostgres.database("auth"), "server.port=" + port,
                    "meinkonto.auth.passkeys.address=http://localhost:" + port);
        });
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(Chromium.isInstalled(), "no Chromium here, for example by: apt-get install chromium");
        server = starts.get();
        chromium = new Chromium();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** The server. */
    public TestAuthServer server() {
        return Objects.requireNonNull(server, "not started");
    }

    /** Where it listens. */
    public URI url() {
        return server().url();
    }

    /** Somebody with a browser of their own. */
    public Chromium.Person person() {
        return Objects.requireNonNull(chromium, "not started").person();
    }
}
