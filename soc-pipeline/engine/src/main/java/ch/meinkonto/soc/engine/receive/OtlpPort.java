package ch.meinkonto.soc.engine.receive;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.Ssl.ClientAuth;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The second port of the web server, for OTLP over HTTP: intake answers there and nowhere else, and nothing else answers
 * there. It goes by the port the connection came in on, which no header can change.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OtlpPort extends OncePerRequestFilter implements WebServerFactoryCustomizer<TomcatWebServerFactory> {
    private static final String INTAKE = "/v1/";
    private static final int LARGEST_HEADERS = 16 * 1024;

    private final Connector connector = new Connector("HTTP/1.1");

    OtlpPort(ReceiveSettings settings, SslBundles bundles) {
        connector.setPort(settings.httpPort());
        connector.setProperty("address", settings.address().getHostAddress());
        connector.setProperty("bindOnInit", "false");
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxHttpHeaderSize(LARGEST_HEADERS);
            http.setMaxSwallowSize(LARGEST_HEADERS);
        }
        if (settings.tls()) {
            ClientAuth clients = settings.tokens().isEmpty() ? ClientAuth.NEED : ClientAuth.WANT;
            new SslConnectorCustomizer(LogFactory.getLog(OtlpPort.class), connector, clients)
                    .customize(bundles.getBundle(settings.tlsBundle()), Map.of());
        }
    }

    @Override
    public void customize(TomcatWebServerFactory factory) {
        factory.addAdditionalConnectors(connector);
    }

    /** The port it listens on, once the web server runs. */
    int number() {
        return connector.getLocalPort();
    }

    /** Whether a request came in on this port. */
    boolean isPortOf(HttpServletRequest request) {
        return request.getLocalPort() == number();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPortOf(request) == request.getRequestURI().startsWith(INTAKE)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
