package ch.meinkonto.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;

import ch.meinkonto.portal.upload.UploadRefused.Reason;

/** Files are what their content says, and sound or not taken. */
class ContentCheckTests {
    @Test
    void knowsWhatAFileIsByItsContent() throws IOException {
        assertThat(ContentCheck.check(document())).isEqualTo(FileKind.PDF);
        assertThat(ContentCheck.check(picture("png"))).isEqualTo(FileKind.PNG);
        assertThat(ContentCheck.check(picture("jpg"))).isEqualTo(FileKind.JPEG);
    }

    @Test
    void refusesWhatIsNeitherDocumentNorPicture() {
        refuses(new byte[0], Reason.EMPTY);
        refuses("MZ a program".getBytes(StandardCharsets.US_ASCII), Reason.UNKNOWN_KIND);
        refuses("<html><script>".getBytes(StandardCharsets.US_ASCII), Reason.UNKNOWN_KIND);
        refuses("PK\u0003\u0004 an archive".getBytes(StandardCharsets.US_ASCII), Reason.UNKNOWN_KIND);
    }

    @Test
    void refusesWhatOnlyBeginsLikeOne() throws IOException {
        refuses("%PDF-1.7 and then nothing".getBytes(StandardCharsets.US_ASCII), Reason.BROKEN);
        byte[] png = picture("png");
        refuses(Arrays.copyOf(png, png.length / 2), Reason.BROKEN);
        refuses(Arrays.copyOf(png, 8), Reason.BROKEN);
    }

    @Test
    void refusesADocumentNobodyCouldOpen() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
            refuses(bytes(document), Reason.LOCKED);
        }
    }

    @Test
    void refusesADocumentThatRunsPrograms() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            refuses(bytes(document), Reason.ACTIVE_CONTENT);
        }
    }

    @Test
    void callsFilesWhatTheyAreAndWithoutFolders() {
        assertThat(Uploads.cleanName("C:\\Users\\Anna\\Zeugnis.exe", FileKind.PDF)).isEqualTo("Zeugnis.pdf");
        assertThat(Uploads.cleanName("../../etc/passwd", FileKind.PNG)).isEqualTo("passwd.png");
        assertThat(Uploads.cleanName("\u202egnp.<b>", FileKind.JPEG)).isEqualTo("gnp.b.jpg");
        assertThat(Uploads.cleanName("", FileKind.PDF)).isEqualTo("Datei.pdf");
        assertThat(Uploads.cleanName("a".repeat(500), FileKind.PDF)).hasSize(124);
    }

    private static void refuses(byte[] content, Reason reason) {
        assertThatThrownBy(() -> ContentCheck.check(content)).isInstanceOfSatisfying(UploadRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    static byte[] document() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            return bytes(document);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    static byte[] picture(String format) throws IOException {
        BufferedImage picture = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 600; x++) {
            picture.setRGB(x, x * 2 / 3, 0xff8800 + x);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
