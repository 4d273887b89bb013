package ch.meinkonto.ops.simulators.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Nobody gets in by default, and the schemas are a choice. */
class RegisterSettingsTests {
    @Test
    void letsNobodyInAndChecksNoSchemasByDefault() {
        RegisterSettings settings = bound(Map.of());

        assertThat(settings.password()).isEmpty();
        assertThat(settings.schemaFolder()).isEmpty();
        assertThat(settings.address()).isEqualTo("sedex://T1-261-1");
    }

    @Test
    void takesPasswordAddressAndSchemas() {
        RegisterSettings settings = bound(Map.of("meinkonto.registers.password", "secret",
                "meinkonto.registers.address", "sedex://1-261-1", "meinkonto.registers.schemas", "schemas/ech"));

        assertThat(settings.password()).isEqualTo("secret");
        assertThat(settings.address()).isEqualTo("sedex://1-261-1");
        assertThat(settings.schemaFolder()).contains(Path.of("schemas/ech"));
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void wantsANameForTheClient() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RegisterSettings(" ", "secret", "", "x", ""));
    }

    private static RegisterSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("meinkonto.registers",
                RegisterSettings.class);
    }
}
