package ch.meinkonto.ops.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated once, told to those who need them, readable by nobody else. */
class SecretsTests {
    @TempDir
    private Path home;

    @Test
    void onlyTheirOwnerCanReadThem() throws IOException {
        Path folder = home.resolve("secrets");
        Secrets.in(folder, new SecureRandom());
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).hasSize(8).allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void stayTheSameOverRestarts() throws IOException {
        Map<String, String> first = Secrets.in(home, new SecureRandom()).of("portal");
        assertThat(first).hasSize(8).allSatisfy((name, value) -> assertThat(value).hasSizeGreaterThanOrEqualTo(10));
        assertThat(Secrets.in(home, new SecureRandom()).of("portal")).isEqualTo(first);
    }

    @Test
    void differFromInstallationToInstallation() throws IOException {
        Map<String, String> here = Secrets.in(home.resolve("a"), new SecureRandom()).of("auth-server");
        Map<String, String> there = Secrets.in(home.resolve("b"), new SecureRandom()).of("auth-server");
        assertThat(here.keySet()).isEqualTo(there.keySet());
        assertThat(here.values()).doesNotContainAnyElementsOf(there.values());
    }

    @Test
    void aSharedSecretIsTheSameForBothSides() throws IOException {
        Secrets secrets = Secrets.in(home, new SecureRandom());
        assertThat(secrets.value("portal", "MEINKONTO_CLIENT_SECRET"))
                .isEqualTo(secrets.value("auth-server", "MEINKONTO_CLIENTS_PORTAL_SECRET"))
                .isNotEqualTo(secrets.value("dashboards", "MEINKONTO_CLIENT_SECRET"));
    }

    @Test
    void aNewSecretIsAddedWithoutTouchingTheOld() throws IOException {
        Secret old = new Secret(Secret.Kind.KEY, List.of(new Secret.Place("a", "OLD")));
        Secret fresh = new Secret(Secret.Kind.READABLE,
                List.of(new Secret.Place("a", "NEW"), new Secret.Place("b", "NEW")));
        String before = Secrets.complete(home, new SecureRandom(), List.of(old)).value("a", "OLD");
        Secrets after = Secrets.complete(home, new SecureRandom(), List.of(old, fresh));
        assertThat(after.value("a", "OLD")).isEqualTo(before);
        assertThat(after.value("b", "NEW")).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}").isEqualTo(after.value("a", "NEW"));
    }

    @Test
    void everySenderShowsTheTokenThatTheEngineKnows() throws IOException {
        Secrets secrets = Secrets.in(home, new SecureRandom());
        Settings settings = new Settings(Addresses.from(Map.of()), secrets);
        String header = "Authorization=Bearer%20" + secrets.value("engine", "MEINKONTO_RECEIVE_TOKENS");
        assertThat(List.of("engine", "auth-server", "portal", "dashboards", "simulators", "bench"))
                .allSatisfy(sender -> assertThat(settings.of(sender))
                        .containsEntry("OTEL_EXPORTER_OTLP_HEADERS", header));
        assertThat(settings.of("portal")).doesNotContainKey("MEINKONTO_RECEIVE_TOKENS");
    }
}
