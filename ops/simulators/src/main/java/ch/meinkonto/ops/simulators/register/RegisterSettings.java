package ch.meinkonto.ops.simulators.register;

import java.nio.file.Path;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may ask the registers.
 *
 * @param client user name of the interface
 * @param password password of the interface; while it is empty nobody may ask
 * @param holderKey key of the marks by which registers say whose something is; while it is empty nobody can compare them
 * @param address the resident register's address in messages
 * @param schemas folder with the published schemas of eCH, if messages are to be checked against them besides; else empty
 */
@ConfigurationProperties("meinkonto.registers")
public record RegisterSettings(@DefaultValue("mein-konto") String client, @DefaultValue("") String password,
        @DefaultValue("") String holderKey, @DefaultValue("sedex://T1-261-1") String address,
        @DefaultValue("") String schemas) {
    public RegisterSettings {
        if (client.isBlank()) {
            throw new IllegalArgumentException("the client of the registers needs a name");
        }
    }

    /** The folder with the schemas, if there is one. */
    public Optional<Path> schemaFolder() {
        return schemas.isBlank() ? Optional.empty() : Optional.of(Path.of(schemas));
    }

    @Override
    public String toString() {
        return "RegisterSettings[client=" + client + ", address=" + address + ", schemas=" + schemas + "]";
    }
}
