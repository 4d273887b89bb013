package ch.meinkonto.portal.document;

import java.util.Map;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code (ISO/IEC 18004, error correction M) as a square of dark and light modules, without its quiet zone. */
public final class QrCode {
    private final String text;
    private final ByteMatrix modules;

    private QrCode(String text, ByteMatrix modules) {
        this.text = text;
        this.modules = modules;
    }

    /** Encodes a text of up to about 2000 characters. */
    public static QrCode of(String text) {
        try {
            return new QrCode(text, Encoder.encode(text, ErrorCorrectionLevel.M,
                    Map.of(EncodeHintType.CHARACTER_SET, "UTF-8")).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** What it says. */
    public String text() {
        return text;
    }

    /** Modules in each direction. */
    public int size() {
        return modules.getWidth();
    }

    /** Whether a module is dark; column and row from 0, row 0 on top. */
    public boolean isDark(int column, int row) {
        return modules.get(column, row) == 1;
    }
}
