package ch.meinkonto.portal.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import ch.meinkonto.portal.upload.UploadRefused.Reason;

/** Tells what a file is by its first bytes, and whether the rest of it is sound. Names and declared types count nothing. */
final class ContentCheck {
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    /** A scan of A3 at 600 dots per inch has 70 million; a picture with more is made to exhaust who opens it. */
    private static final long MOST_PIXELS = 80_000_000;

    private ContentCheck() {}

    /**
     * The kind of a file.
     *
     * @throws UploadRefused when it is of no kind that is taken, or broken, locked or active
     */
    static FileKind check(byte[] content) {
        if (content.length == 0) {
            throw new UploadRefused(Reason.EMPTY);
        }
        FileKind kind = kindOf(content).orElseThrow(() -> new UploadRefused(Reason.UNKNOWN_KIND));
        try {
            switch (kind) {
                case PDF -> checkDocument(content);
                case JPEG, PNG -> checkPicture(content);
            }
        } catch (InvalidPasswordException e) {
            throw new UploadRefused(Reason.LOCKED);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UploadRefused(Reason.BROKEN);
        }
        return kind;
    }

    private static Optional<FileKind> kindOf(byte[] content) {
        if (beginsWith(content, PDF)) {
            return Optional.of(FileKind.PDF);
        }
        if (beginsWith(content, PNG)) {
            return Optional.of(FileKind.PNG);
        }
        return beginsWith(content, JPEG) ? Optional.of(FileKind.JPEG) : Optional.empty();
    }

    private static boolean beginsWith(byte[] content, byte[] magic) {
        return content.length >= magic.length
                && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }

    private static void checkDocument(byte[] content) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            if (document.isEncrypted()) {
                throw new UploadRefused(Reason.LOCKED);
            }
            if (document.getNumberOfPages() == 0) {
                throw new UploadRefused(Reason.BROKEN);
            }
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                COSObject object = document.getDocument().getObjectFromPool(key);
                if (object != null && isActive(object.getObject())) {
                    throw new UploadRefused(Reason.ACTIVE_CONTENT);
                }
            }
        }
    }

    /** ISO 32000-1, section 12.6.4: actions that run a script, start a program, or files that travel inside. */
    private static boolean isActive(COSBase object) {
        if (!(object instanceof COSDictionary dictionary)) {
            return false;
        }
        String action = dictionary.getNameAsString(COSName.S);
        return "JavaScript".equals(action) || "Launch".equals(action)
                || dictionary.containsKey(COSName.getPDFName("JavaScript"))
                || dictionary.containsKey(COSName.getPDFName("JS"))
                || dictionary.containsKey(COSName.EMBEDDED_FILES)
                || "EmbeddedFile".equals(dictionary.getNameAsString(COSName.TYPE))
                || dictionary.getDictionaryObject(COSName.OPEN_ACTION) instanceof COSDictionary opened
                        && isActive(opened);
    }

    /** Decodes the whole picture, small enough to be cheap: what is cut off or made up does not pass. */
    private static void checkPicture(byte[] content) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UploadRefused(Reason.BROKEN);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    throw new UploadRefused(Reason.TOO_LARGE);
                }
                boolean[] warned = {false};
                reader.addIIOReadWarningListener((source, warning) -> warned[0] = true);
                var parameters = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / 500);
                parameters.setSourceSubsampling(step, step, 0, 0);
                reader.read(0, parameters);
                if (warned[0]) {
                    throw new UploadRefused(Reason.BROKEN);
                }
            } finally {
                reader.dispose();
            }
        }
    }
}
