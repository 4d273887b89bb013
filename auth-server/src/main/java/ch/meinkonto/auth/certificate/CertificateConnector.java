package ch.meinkonto.auth.certificate;

import java.util.Objects;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the connector. Whoever comes there has a certificate of an authority we trust, or the handshake fails; whether it is
 * the client's is decided later.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CertificateSettings.class)
class CertificateConnector {
    private static final int LONGEST_FORM = 64 * 1024;

    @Bean
    @ConditionalOnProperty("meinkonto.auth.certificates.bundle")
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectorForCertificates(CertificateSettings settings,
            SslBundles bundles) {
        return server -> server.addAdditionalConnectors(connector(settings,
                bundles.getBundle(Objects.requireNonNull(settings.bundle())).getStores(), server));
    }

    private static Connector connector(CertificateSettings settings, SslStoreBundle stores,
            TomcatServletWebServerFactory server) {
        Http11NioProtocol protocol = new Http11NioProtocol();
        protocol.setSSLEnabled(true);
        protocol.setAddress(server.getAddress());
        protocol.addSslHostConfig(host(stores));
        Connector connector = new Connector(protocol);
        connector.setPort(settings.port());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setMaxPostSize(LONGEST_FORM);
        return connector;
    }

    private static SSLHostConfig host(SslStoreBundle stores) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        host.setCertificateVerification("required");
        host.setTrustStore(Objects.requireNonNull(stores.getTrustStore(), "no authorities of clients in the bundle"));
        SSLHostConfigCertificate own = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        own.setCertificateKeystore(Objects.requireNonNull(stores.getKeyStore(), "no key of ours in the bundle"));
        own.setCertificateKeystorePassword(Objects.requireNonNullElse(stores.getKeyStorePassword(), ""));
        host.addCertificate(own);
        return host;
    }
}
