package ch.meinkonto.soc.engine.receive;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.grpc.Decompressor;
import io.grpc.KnownLength;
import io.grpc.StatusRuntimeException;

/**
 * Unpacks gRPC messages that came compressed, within two limits: as they come, and unpacked. gRPC knows one for both, and where a
 * message grows beyond it while it is read the sender hears of an unknown failure; so it is read here, bounded, and the sender
 * hears why.
 */
final class PackedMessages implements Decompressor {
    private final int largest;
    private final int largestUnpacked;

    /**
     * @param largest bytes as they come over the line
     * @param largestUnpacked bytes after decompression
     */
    PackedMessages(int largest, int largestUnpacked) {
        this.largest = largest;
        this.largestUnpacked = largestUnpacked;
    }

    @Override
    public String getMessageEncoding() {
        return "gzip";
    }

    @Override
    public InputStream decompress(InputStream message) throws IOException {
        // Messages have their length in front, so that all of it is here.
        if (!(message instanceof KnownLength) || message.available() > largest) {
            throw tooLarge("at most " + largest + " bytes as sent");
        }
        try (InputStream unpacked = new GZIPInputStream(message)) {
            byte[] bytes = unpacked.readNBytes(largestUnpacked + 1);
            if (bytes.length > largestUnpacked) {
                throw tooLarge("at most " + largestUnpacked + " bytes after decompression");
            }
            return new ByteArrayInputStream(bytes);
        } catch (ZipException | EOFException e) {
            throw IntakeRefused.Reason.MALFORMED.grpc().withDescription("not gzip").withCause(e).asRuntimeException();
        }
    }

    private static StatusRuntimeException tooLarge(String description) {
        return IntakeRefused.Reason.TOO_LARGE.grpc().withDescription(description).asRuntimeException();
    }
}
