package ch.meinkonto.soc.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.TestEngines;
import ch.meinkonto.soc.engine.notify.Notice.Occasion;
import ch.meinkonto.soc.engine.notify.SyslogSettings.Protocol;
import ch.meinkonto.soc.engine.receive.TestCertificates;

/** Lines of CEF in syslog, as collectors get them. */
class SyslogChannelTests {
    private static final SSLContext TRUST = platformTrust();
    private static final Instant TIME = Instant.parse("2026-11-27T10:00:00.123456789Z");

    private static TestCertificates certificates;
    private static TestCertificates others;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = TestCertificates.in(folder.resolve("one"));
        others = TestCertificates.in(folder.resolve("other"));
    }

    @Test
    void writesAnAlertAsOneLine() {
        assertThat(message(alert("Many Probes", "10 probes in 9 seconds", "203.0.113.1")))
                .isEqualTo("<83>1 2026-11-27T10:00:00.123456Z - meinkonto-engine - alert - "
                        + "CEF:0|Mein Konto|soc-engine|1|probing|Many Probes|7|rt=1795773600123 externalId=a-1 "
                        + "act=risen cnt=10 start=1795773600000 end=1795773609000 src=203.0.113.1 "
                        + "msg=10 probes in 9 seconds cs1Label=key cs1=a-1-2 cs2Label=level cs2=high");
    }

    @Test
    void escapesWhatWouldEndAField() {
        assertThat(message(alert("A|B\\C\nD=E", "a=b|c\\d\r\ne", "2001:db8::1")))
                .isEqualTo("<83>1 2026-11-27T10:00:00.123456Z - meinkonto-engine - alert - "
                        + "CEF:0|Mein Konto|soc-engine|1|probing|A\\|B\\\\C D=E|7|rt=1795773600123 externalId=a-1 "
                        + "act=risen cnt=10 start=1795773600000 end=1795773609000 "
                        + "c6a2Label=Source IPv6 Address c6a2=2001:db8::1 "
                        + "msg=a\\=b|c\\\\d\\r\\ne cs1Label=key cs1=a-1-2 cs2Label=level cs2=high");
    }

    @Test
    void writesAnIncidentAndItsEnd() {
        assertThat(message(new Notice.OfIncident("elasticsearch-away", "Gone.", Instant.ofEpochSecond(1), false, TIME)))
                .isEqualTo("<82>1 2026-11-27T10:00:00.123456Z - meinkonto-engine - alert - "
                        + "CEF:0|Mein Konto|soc-engine|1|elasticsearch-away|Gone.|8|rt=1795773600123 act=began "
                        + "start=1000 msg=Gone. cs1Label=key cs1=elasticsearch-away-1000-began");
        assertThat(message(new Notice.OfIncident("elasticsearch-away", "Back.", Instant.ofEpochSecond(1), true, TIME)))
                .startsWith("<85>1 ")
                .contains("|elasticsearch-away|Back.|3|")
                .endsWith("cs1=elasticsearch-away-1000-over");
    }

    @Test
    void framesByLengthOverTcp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> received = read(server);
            Notice notice = alert("Zürich", "Grüezi", "203.0.113.1");
            channel(server.getLocalPort(), Protocol.TCP).deliver(List.of(notice));
            byte[] message = message(notice).getBytes(StandardCharsets.UTF_8);
            assertThat(new String(received.get(60, TimeUnit.SECONDS), StandardCharsets.UTF_8))
                    .isEqualTo(message.length + " " + message(notice));
        }
    }

    @Test
    void framesByLengthOverTls() throws Exception {
        try (ServerSocket server = certificates.serverContext().getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> received = read(server);
            Notice notice = alert("Zürich", "Grüezi", "203.0.113.1");
            channel(server.getLocalPort(), Protocol.TLS, certificates.client()).deliver(List.of(notice));
            byte[] message = message(notice).getBytes(StandardCharsets.UTF_8);
            assertThat(new String(received.get(60, TimeUnit.SECONDS), StandardCharsets.UTF_8))
                    .isEqualTo(message.length + " " + message(notice));
        }
    }

    @Test
    void tellsNothingToACollectorItDoesNotTrust() throws Exception {
        try (ServerSocket server = certificates.serverContext().getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> received = read(server);
            DeliveryFailed failed = catchThrowableOfType(DeliveryFailed.class,
                    () -> channel(server.getLocalPort(), Protocol.TLS, others.client())
                            .deliver(List.of(alert("Many Probes", "10 probes", "203.0.113.1"))));
            assertThat(failed.isForGood()).isFalse();
            assertThat(received).failsWithin(Duration.ofSeconds(60));
        }
    }

    @Test
    void tellsNothingToAHostThatTheCertificateDoesNotName() throws Exception {
        try (ServerSocket server = certificates.serverContext().getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> received = read(server);
            // The certificate names the address and not this name of it.
            SyslogChannel channel = new SyslogChannel(new SyslogSettings("localhost", server.getLocalPort(),
                    Protocol.TLS, "", 10, Duration.ofSeconds(60)), certificates.client());
            assertThat(catchThrowableOfType(DeliveryFailed.class,
                    () -> channel.deliver(List.of(alert("Many Probes", "10 probes", "203.0.113.1"))))).isNotNull();
            assertThat(received).failsWithin(Duration.ofSeconds(60));
        }
    }

    private static CompletableFuture<byte[]> read(ServerSocket server) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                return socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void sendsOneDatagramOverUdp() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(60_000);
            Notice notice = alert("Many Probes", "10 probes", "203.0.113.1");
            channel(socket.getLocalPort(), Protocol.UDP).deliver(List.of(notice));
            DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
            socket.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                    .isEqualTo(message(notice));
        }
    }

    @Test
    void saysThatNobodyListens() {
        DeliveryFailed failed = catchThrowableOfType(DeliveryFailed.class,
                () -> channel(TestEngines.freePort(), Protocol.TCP)
                        .deliver(List.of(alert("Many Probes", "10 probes", "203.0.113.1"))));
        assertThat(failed.isForGood()).isFalse();
    }

    private static SSLContext platformTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String message(Notice notice) {
        return channel(514, Protocol.TCP).message(notice);
    }

    private static SyslogChannel channel(int port, Protocol protocol) {
        return channel(port, protocol, TRUST);
    }

    private static SyslogChannel channel(int port, Protocol protocol, SSLContext tls) {
        return new SyslogChannel(new SyslogSettings("127.0.0.1", port, protocol, "", 10, Duration.ofSeconds(60)), tls);
    }

    private static Notice alert(String title, String summary, String address) {
        Instant first = Instant.parse("2026-11-27T10:00:00Z");
        Alert alert = new Alert("a-1", "probing", "r-1", title, "high", 73, summary, List.of(), List.of(), Map.of(),
                List.of(), 10, first, first.plusSeconds(9), first, Alert.OPEN, null, null, List.of(), List.of(address));
        return new Notice.OfAlert(alert, Occasion.RISEN, 2, TIME);
    }
}
