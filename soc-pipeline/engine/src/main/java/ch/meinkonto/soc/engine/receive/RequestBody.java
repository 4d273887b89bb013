package ch.meinkonto.soc.engine.receive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import jakarta.servlet.http.HttpServletRequest;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.engine.receive.IntakeRefused.Reason;

/** Reads a message from an HTTP request: counted while it is decompressed, so that a small body cannot become a huge one. */
final class RequestBody {
    private static final int CHUNK = 16 * 1024;

    private final long largest;
    private final long largestCompressed;
    private final int deepest;

    RequestBody(ReceiveSettings settings) {
        this.largest = settings.largestBody().toBytes();
        this.largestCompressed = settings.largestCompressed().toBytes();
        this.deepest = settings.deepest();
    }

    /**
     * Fills the message with what the request holds.
     *
     * @throws IntakeRefused when it is not OTLP, or too large before or after decompression
     */
    void read(HttpServletRequest request, Message.Builder message) {
        OtlpEncoding encoding = OtlpEncoding.of(request.getContentType());
        boolean compressed = compressed(request.getHeader("Content-Encoding"));
        long limit = compressed ? largestCompressed : largest;
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit, compressed);
        }
        try (InputStream in = request.getInputStream()) {
            InputStream content = compressed ? new GZIPInputStream(new Counted(in, limit), CHUNK) : in;
            encoding.read(bounded(content), message, deepest);
        } catch (ZipException | EOFException e) {
            throw new IntakeRefused(Reason.MALFORMED, "not an OTLP message", e);
        } catch (IOException e) {
            throw new IntakeRefused(Reason.MALFORMED, "the request broke off", e);
        }
    }

    private static boolean compressed(@Nullable String encoding) {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw new IntakeRefused(Reason.UNSUPPORTED, "Content-Encoding must be gzip or absent");
    }

    private byte[] bounded(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            bytes.write(chunk, 0, read);
            if (bytes.size() > largest) {
                throw tooLarge(largest, false);
            }
        }
        return bytes.toByteArray();
    }

    private static IntakeRefused tooLarge(long limit, boolean compressed) {
        return new IntakeRefused(Reason.TOO_LARGE,
                "at most " + limit + " bytes " + (compressed ? "as sent" : "after decompression"));
    }

    /** Counts what came over the line; a request without a length cannot promise one. */
    private static final class Counted extends FilterInputStream {
        private final long limit;
        private long count;

        private Counted(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return counted(read, read < 0 ? 0 : 1);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            return counted(read, Math.max(0, read));
        }

        private int counted(int result, int bytes) {
            count += bytes;
            if (count > limit) {
                throw tooLarge(limit, true);
            }
            return result;
        }
    }
}
