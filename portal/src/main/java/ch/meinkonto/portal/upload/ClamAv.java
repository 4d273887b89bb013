package ch.meinkonto.portal.upload;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.portal.upload.UploadRefused.Reason;

/**
 * The daemon of ClamAV over TCP: the file goes to it in chunks, each with its length before it, an empty one at the end.
 * Source: manual page clamd(8), command INSTREAM.
 */
final class ClamAv implements MalwareScanner {
    private static final Logger log = LoggerFactory.getLogger(ClamAv.class);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1000;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    private final String host;
    private final int port;
    private final Duration patience;

    /**
     * A daemon.
     *
     * @param patience how long to wait for a connection, and for each part of the answer
     */
    ClamAv(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    @Override
    public Optional<String> scan(byte[] content) {
        String answer = ask(content);
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return Optional.of(found.group(1));
        }
        if (answer.equals("stream: OK")) {
            return Optional.empty();
        }
        log.error("malware scanner answers something else, answer={}", answer);
        throw new UploadRefused(Reason.SCANNER_AWAY);
    }

    private String ask(byte[] content) {
        int millis = Math.toIntExact(patience.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int start = 0; start < content.length; start += CHUNK) {
                int length = Math.min(CHUNK, content.length - start);
                out.writeInt(length);
                out.write(content, start, length);
            }
            out.writeInt(0);
            out.flush();
            return answer(socket.getInputStream());
        } catch (IOException e) {
            log.error("malware scanner does not answer", e);
            throw new UploadRefused(Reason.SCANNER_AWAY);
        }
    }

    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next > 0 && answer.size() < LONGEST_ANSWER; next = in.read()) {
            answer.write(next);
        }
        return answer.toString(StandardCharsets.US_ASCII).strip();
    }
}
