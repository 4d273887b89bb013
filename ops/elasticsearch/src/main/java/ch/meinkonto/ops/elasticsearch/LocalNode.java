package ch.meinkonto.ops.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Starts one Elasticsearch node and ends it when the process that started it is gone. */
public final class LocalNode {
    private static final long CLOSE_SECONDS = 10;

    private LocalNode() {}

    /**
     * Runs the node until standard input ends or the process is asked to stop.
     *
     * @param arguments the configuration folder, which holds {@code elasticsearch.yml} and {@code log4j2.properties}; the
     *     folder with the server's jars is the system property {@code es.path.home}
     */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("es.path.home"));
        Environment environment = prepare(home, Path.of(arguments[0]));
        var bundles = PluginsLoader.loadModulesBundles(environment.modulesDir(), false);
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(bundles, Set.of(), Map.of(), true);
        Node node = new Node(environment, plugins);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "node-shutdown"));
        node.start();
        awaitEndOfParent(System.in);
    }

    /** Logging first: the settings parser fails without a logger provider, and the levels come from the environment. */
    private static Environment prepare(Path home, Path configuration) throws Exception {
        LogConfigurator.registerErrorListener();
        LogConfigurator.configureESLogging();
        Settings settings = Settings.builder().put(Environment.PATH_HOME_SETTING.getKey(), home.toString()).build();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(settings, new HashMap<>(), configuration,
                () -> "local");
        LogConfigurator.setNodeName(Node.NODE_NAME_SETTING.get(environment.settings()));
        LogConfigurator.configure(environment, true);
        return environment;
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // Nobody is left to tell: the translog brings the rest back at the next start.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The parent holds the other end of the pipe: when it dies, even by SIGKILL, the read ends and so does the node. All
     * threads of the server are daemons, so this wait also keeps the process alive.
     */
    private static void awaitEndOfParent(InputStream pipe) {
        try {
            while (pipe.read() >= 0) {
                // Nothing is ever sent on purpose; only the end matters.
            }
        } catch (IOException e) {
            // A broken pipe is an ended pipe.
        }
        System.exit(0);
    }
}
