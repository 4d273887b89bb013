package ch.meinkonto.soc.responder;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose orders an application takes.
 *
 * @param audience the application as a resource server: the claim {@code aud} of the tokens that orders come with
 * @param client who may order: the claim {@code client_id} of those tokens
 */
@ConfigurationProperties("meinkonto.responder")
record ResponderSettings(String audience, @DefaultValue("engine") String client) {
    ResponderSettings {
        if (audience == null || audience.isBlank()) {
            throw new IllegalArgumentException("meinkonto.responder.audience says which tokens are for us");
        }
    }
}
