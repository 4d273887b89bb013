package ch.meinkonto.soc.engine.normalise;

import java.net.InetAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.engine.enrich.Device;
import ch.meinkonto.soc.engine.enrich.Network;
import ch.meinkonto.soc.engine.enrich.Networks;

/** Adds what is known of a client: where its address belongs, what its user agent says it is. */
@Component
final class Enrichment {
    private final Networks networks;
    private final KnownAgents agents = new KnownAgents();

    Enrichment(Networks networks) {
        this.networks = networks;
    }

    /** The client's address, in the fields that different rules look at, with its network and country. */
    void addClient(EcsFields fields, @Nullable Object address) {
        String ip = Addresses.canonical(address);
        if (ip == null) {
            return;
        }
        Network network = networks.of(InetAddress.ofLiteral(ip));
        fields.put("client.ip", ip)
                .put("source.ip", ip)
                .put("related.ip", List.of(ip))
                .put("client.geo.country_iso_code", network.country())
                .put("client.geo.city_name", network.city())
                .put("client.geo.location", network.location())
                .put("client.as.number", network.number())
                .put("client.as.organization.name", network.organisation());
    }

    /** The user agent and the device behind it. */
    void addDevice(EcsFields fields, @Nullable Object userAgent) {
        if (!(userAgent instanceof String original) || original.isEmpty()) {
            return;
        }
        KnownAgents.Agent agent = agents.agent(original);
        Device device = agent.device();
        fields.put("user_agent.original", agent.redacted())
                .put("user_agent.name", device.name())
                .put("user_agent.version", device.version())
                .put("user_agent.os.name", device.system())
                .put("user_agent.os.version", device.systemVersion())
                .put("user_agent.device.name", device.kind());
    }
}
