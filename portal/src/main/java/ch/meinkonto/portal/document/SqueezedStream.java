package ch.meinkonto.portal.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What is the same in many documents, squeezed once for all of them. */
final class SqueezedStream {
    private static final COSName LENGTH_OF_PLAIN = COSName.getPDFName("Length1");

    private final byte[] squeezed;
    private final int plainLength;

    private SqueezedStream(byte[] squeezed, int plainLength) {
        this.squeezed = squeezed;
        this.plainLength = plainLength;
    }

    static SqueezedStream of(byte[] plain) {
        ByteArrayOutputStream squeezed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (OutputStream target = new DeflaterOutputStream(squeezed, deflater)) {
            target.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return new SqueezedStream(squeezed.toByteArray(), plain.length);
    }

    /** The same as a stream of a document. */
    COSStream in(PDDocument document) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        stream.setInt(LENGTH_OF_PLAIN, plainLength);
        try (OutputStream target = stream.createRawOutputStream()) {
            target.write(squeezed);
        }
        return stream;
    }
}
