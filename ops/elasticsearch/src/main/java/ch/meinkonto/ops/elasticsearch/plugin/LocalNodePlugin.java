package ch.meinkonto.ops.elasticsearch.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.network.NetworkService;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.BigArrays;
import org.elasticsearch.common.util.PageCacheRecycler;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.http.HttpPreRequest;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.indices.breaker.CircuitBreakerService;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.telemetry.TelemetryProvider;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.netty4.Netty4Plugin;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.jspecify.annotations.Nullable;

/** The Netty transport with an API key in front of HTTP and the root endpoint behind it. */
public final class LocalNodePlugin extends Netty4Plugin implements ActionPlugin {
    /** The key every HTTP request must show; filtered, so that the settings endpoints do not give it away. */
    private static final Setting<String> API_KEY = Setting.simpleString("local.http.api_key",
            Setting.Property.NodeScope,
            Setting.Property.Filtered);

    private @Nullable ClusterService clusterService;

    @Override
    public List<Setting<?>> getSettings() {
        List<Setting<?>> settings = new ArrayList<>(super.getSettings());
        settings.add(API_KEY);
        return settings;
    }

    @Override
    public Collection<?> createComponents(PluginServices services) {
        clusterService = services.clusterService();
        return super.createComponents(services);
    }

    @Override
    public Map<String, Supplier<HttpServerTransport>> getHttpTransports(Settings settings, ThreadPool threadPool,
            BigArrays bigArrays, PageCacheRecycler pageCacheRecycler, CircuitBreakerService circuitBreakerService,
            NamedXContentRegistry xContentRegistry, NetworkService networkService,
            HttpServerTransport.Dispatcher dispatcher,
            BiConsumer<HttpPreRequest, ThreadContext> perRequestThreadContext, ClusterSettings clusterSettings,
            TelemetryProvider telemetryProvider) {
        var guarded = new ApiKeyDispatcher(dispatcher, API_KEY.get(settings));
        return super.getHttpTransports(settings, threadPool, bigArrays, pageCacheRecycler, circuitBreakerService,
                xContentRegistry, networkService, guarded, perRequestThreadContext, clusterSettings, telemetryProvider);
    }

    @Override
    public Collection<RestHandler> getRestHandlers(RestHandlersServices services,
            Supplier<DiscoveryNodes> nodesInCluster,
            Predicate<NodeFeature> clusterSupportsFeature) {
        if (clusterService == null) {
            throw new IllegalStateException("the server asked for handlers before it created components");
        }
        return List.of(new RootHandler(clusterService));
    }
}
