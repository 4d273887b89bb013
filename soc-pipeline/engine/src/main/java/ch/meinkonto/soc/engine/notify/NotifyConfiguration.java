package ch.meinkonto.soc.engine.notify;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLContext;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.mail.javamail.JavaMailSender;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.alert.AlertFeed;

/** Puts the channels together that have settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({NotifySettings.class, WatchSettings.class})
class NotifyConfiguration {
    @Bean
    Notifications notifications(NotifySettings settings, ObjectProvider<JavaMailSender> mailServer, JsonMapper json,
            ElasticsearchClient client, MeterRegistry registry, ObjectProvider<SslBundles> bundles, Clock clock) {
        List<Channel> channels = new ArrayList<>();
        if (settings.webhook() != null) {
            channels.add(new WebhookChannel(settings.webhook(), json, clock));
        }
        if (settings.mail() != null) {
            JavaMailSender server = mailServer.getIfAvailable();
            if (server == null) {
                throw new IllegalStateException("meinkonto.notify.mail needs a server: set spring.mail.host");
            }
            channels.add(new MailChannel(settings.mail(), server));
        }
        if (settings.syslog() != null) {
            channels.add(new SyslogChannel(settings.syslog(), trusted(settings.syslog().tlsBundle(), bundles)));
        }
        AlertFeed alerts = new AlertFeed(client);
        NoticeLedger ledger = new NoticeLedger(client);
        NoticeMeters meters = new NoticeMeters(registry);
        return new Notifications(channels.stream()
                .map(channel -> new ChannelWorker(channel, settings, alerts, ledger, meters, clock))
                .toList());
    }

    private static SSLContext trusted(String bundle, ObjectProvider<SslBundles> bundles) {
        try {
            return bundle.isEmpty()
                    ? SSLContext.getDefault()
                    : bundles.getObject().getBundle(bundle).createSslContext();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** A fallback, so that detection stays what "stored events" means; first, so that it hears of what detection refuses. */
    @Bean
    @Fallback
    @Order(Ordered.HIGHEST_PRECEDENCE)
    PipelineWatch pipelineWatch(WatchSettings settings, ElasticsearchClient client, Notifications notifications,
            Clock clock) {
        return new PipelineWatch(settings, () -> answers(client), notifications::announce, clock);
    }

    @Bean
    WatchRounds watchRounds(PipelineWatch watch, WatchSettings settings) {
        return new WatchRounds(watch, settings.every());
    }

    /** Any answer counts but an error of the node itself. */
    private static boolean answers(ElasticsearchClient client) {
        try {
            client.indices().existsAlias(request -> request.name(Archive.EVENTS.alias()));
            return true;
        } catch (IOException | ElasticsearchException away) {
            return false;
        }
    }
}
