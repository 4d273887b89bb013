package ch.meinkonto.ops.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.ops.local.stack.ServiceStatus.State;

/** What scripts and other commands read about a service. */
class ServiceStatusTests {
    private static final Instant SINCE = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void isOneJsonObjectWithFourFields() {
        assertThat(status(State.UP, 4711, "").json())
                .isEqualTo("{\"name\":\"portal\",\"state\":\"up\",\"pid\":4711,\"url\":\"http://localhost:8080\"}");
    }

    @Test
    void hasNoProcessIdWhenDownAndCallsWaitingStarting() {
        assertThat(status(State.DOWN, 0, "").json()).contains("\"state\":\"down\",\"pid\":null");
        assertThat(status(State.WAITING, 0, "").json()).contains("\"state\":\"starting\"");
    }

    @Test
    void survivesTheStateFileWithAllItsFields(@TempDir Path folder) throws IOException {
        var content = new StateFile.Content(7, List.of(status(State.UP, 4711, ""),
                status(State.DOWN, 0, "ended with code 1:\tno\nluck")));
        StateFile file = new StateFile(folder.resolve("state"));
        assertThat(file.read().services()).isEmpty();
        file.write(content);
        assertThat(file.read()).isEqualTo(content);
        assertThat(file.read().services().getLast().note()).isEqualTo("ended with code 1: no luck");
    }

    private static ServiceStatus status(State state, long pid, String note) {
        return new ServiceStatus("portal", state, pid, "http://localhost:8080", SINCE, 2, note);
    }
}
