package ch.meinkonto.soc.engine.notify;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Sends each message as CEF in syslog (RFC 5424). Over TCP and TLS a message counts as delivered once the connection took it and
 * could be closed; syslog has no acknowledgement, over UDP not even that.
 */
final class SyslogChannel implements Channel {
    private static final int CRITICAL = 2;
    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFORMATIONAL = 6;

    /** RFC 5425, section 5.2: the certificate must be of the host we mean; the same check as for https. */
    private static final String NAMED_HOST = "HTTPS";

    private final SyslogSettings settings;
    private final SSLContext tls;

    /**
     * @param tls whom we trust and how we prove who we are, where messages go over TLS
     */
    SyslogChannel(SyslogSettings settings, SSLContext tls) {
        this.settings = settings;
        this.tls = tls;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public List<Batch> due(List<Notice.OfAlert> waiting, Instant lastPaced, Instant now) {
        return Batch.each(waiting);
    }

    @Override
    public void deliver(List<? extends Notice> notices) throws DeliveryFailed {
        for (Notice notice : notices) {
            byte[] message = message(notice).getBytes(StandardCharsets.UTF_8);
            try {
                switch (settings.protocol()) {
                    case TCP -> sendByTcp(message);
                    case TLS -> sendByTls(message);
                    case UDP -> sendByUdp(message);
                }
            } catch (IOException failed) {
                throw DeliveryFailed.forNow("not sent: " + failed.getMessage(), failed);
            }
        }
    }

    /** RFC 5424, section 6; the engine's host and process are of no interest to the receiver. */
    String message(Notice notice) {
        int priority = settings.facility() * 8 + severity(notice);
        // Six digits at most (section 6.2.3).
        Instant time = notice.since().truncatedTo(ChronoUnit.MICROS);
        return "<" + priority + ">1 " + time + " - meinkonto-engine - alert - " + CommonEventFormat.line(notice);
    }

    private static int severity(Notice notice) {
        return switch (notice) {
            case Notice.OfAlert ofAlert -> switch (ofAlert.alert().level()) {
                case "critical" -> CRITICAL;
                case "high" -> ERROR;
                case "medium" -> WARNING;
                case "low" -> NOTICE;
                default -> INFORMATIONAL;
            };
            case Notice.OfIncident incident -> incident.over() ? NOTICE : CRITICAL;
        };
    }

    private void sendByTcp(byte[] message) throws IOException {
        try (Socket socket = connected()) {
            write(message, socket);
        }
    }

    private void sendByTls(byte[] message) throws IOException {
        try (Socket plain = connected();
                SSLSocket socket = (SSLSocket) tls.getSocketFactory()
                        .createSocket(plain, settings.host(), settings.port(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm(NAMED_HOST);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            write(message, socket);
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), timeoutMillis());
            socket.setSoTimeout(timeoutMillis());
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** With its length in front (RFC 6587, section 3.4.1, and RFC 5425, section 4.3). */
    private static void write(byte[] message, Socket socket) throws IOException {
        byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[length.length + message.length];
        System.arraycopy(length, 0, frame, 0, length.length);
        System.arraycopy(message, 0, frame, length.length, message.length);
        socket.getOutputStream().write(frame);
        socket.getOutputStream().flush();
    }

    private void sendByUdp(byte[] message) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            InetSocketAddress receiver = new InetSocketAddress(settings.host(), settings.port());
            if (receiver.isUnresolved()) {
                throw new IOException("unknown host");
            }
            socket.send(new DatagramPacket(message, message.length, receiver));
        }
    }

    private int timeoutMillis() {
        return Math.toIntExact(settings.timeout().toMillis());
    }
}
