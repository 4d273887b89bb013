package ch.meinkonto.soc.engine.receive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import jakarta.servlet.http.HttpServletRequest;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.engine.receive.IntakeRefused.Reason;

/** Reads a message from an HTTP request: counted while it is decompressed, so that a small body cannot become a huge one. */
final class RequestBody {
    private static final String PROTOBUF = "application/x-protobuf";
    private static final int CHUNK = 16 * 1024;

    private RequestBody() {}

    /**
     * The message.
     *
     * @param largest most bytes after decompression
     * @throws IntakeRefused when it is not OTLP in binary protobuf, or too large
     */
    static <T extends MessageLite> T read(HttpServletRequest request, Parser<T> parser, long largest) {
        String type = request.getContentType();
        if (type == null || !type.startsWith(PROTOBUF)) {
            throw new IntakeRefused(Reason.UNSUPPORTED, "Content-Type must be " + PROTOBUF);
        }
        if (request.getContentLengthLong() > largest) {
            throw new IntakeRefused(Reason.TOO_LARGE, "at most " + largest + " bytes");
        }
        try (InputStream in = decoded(request.getInputStream(), request.getHeader("Content-Encoding"))) {
            return parser.parseFrom(bounded(in, largest));
        } catch (InvalidProtocolBufferException | ZipException | EOFException e) {
            throw new IntakeRefused(Reason.MALFORMED, "not an OTLP message", e);
        } catch (IOException e) {
            throw new IntakeRefused(Reason.MALFORMED, "the request broke off", e);
        }
    }

    private static InputStream decoded(InputStream body, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new GZIPInputStream(body, CHUNK);
        }
        throw new IntakeRefused(Reason.UNSUPPORTED, "Content-Encoding must be gzip or absent");
    }

    private static byte[] bounded(InputStream in, long largest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            bytes.write(chunk, 0, read);
            if (bytes.size() > largest) {
                throw new IntakeRefused(Reason.TOO_LARGE, "at most " + largest + " bytes after decompression");
            }
        }
        return bytes.toByteArray();
    }
}
