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

/**
 * Sends each message as CEF in syslog (RFC 5424). Over TCP a message counts as delivered once the connection took it and
 * could be closed; syslog has no acknowledgement, over UDP not even that.
 */
final class SyslogChannel implements Channel {
    private static final int CRITICAL = 2;
    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFORMATIONAL = 6;

    private final SyslogSettings settings;

    SyslogChannel(SyslogSettings settings) {
        this.settings = settings;
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
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), timeoutMillis());
            socket.setSoTimeout(timeoutMillis());
            byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
            byte[] frame = new byte[length.length + message.length];
            System.arraycopy(length, 0, frame, 0, length.length);
            System.arraycopy(message, 0, frame, length.length, message.length);
            socket.getOutputStream().write(frame);
            socket.getOutputStream().flush();
        }
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
