package ch.meinkonto.auth.testing;

import java.util.Arrays;
import java.util.stream.Stream;

import ch.meinkonto.ops.stores.TestPostgres;

/** The application on a throw-away database, to look at in a browser: {@code --server.port=23000}. */
public final class LocalAuthServer {
    private LocalAuthServer() {}

    /** Starts and stays. Arguments are settings. */
    public static void main(String[] arguments) {
        String[] settings = Stream.concat(Stream.of("server.port=23000"),
                Arrays.stream(arguments).map(argument -> argument.replaceFirst("^--", ""))).toArray(String[]::new);
        TestAuthServer server = TestAuthServer.start(TestPostgres.database("auth"), settings);
        System.out.println("sign in at " + server.url() + " with the password " + TestAuthServer.PASSWORD);
    }
}
