package ch.meinkonto.ops.simulators.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.ops.simulators.TestSimulators;

/** What is sent by SMTP can be read on the page and as JSON. */
class MailSinkTests {
    @TempDir
    static Path data;
    private static TestSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = TestSimulators.start(data, "--meinkonto.mail.kept=3");
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @BeforeEach
    void empty() {
        simulators.bean(MailSink.class).clear();
    }

    @Test
    void showsTheNewestFirst() throws Exception {
        send("Erste", "eins");
        send("Zweite", "zwei");

        var mails = simulators.get("/inbox.json").json();
        assertThat(mails.get(0).get("subject").asString()).isEqualTo("Zweite");
        assertThat(mails.get(1).get("text").asString()).isEqualTo("eins");
        assertThat(mails.get(0).get("to").asString()).isEqualTo("anna.muster@example.ch");
        assertThat(simulators.get("/inbox").raw().body()).containsSubsequence("Zweite", "Erste");
    }

    @Test
    void keepsOnlyTheNewest() throws Exception {
        for (String subject : List.of("1", "2", "3", "4")) {
            send(subject, "x");
        }

        assertThat(simulators.bean(MailSink.class).mails()).extracting(Mail::subject).containsExactly("4", "3", "2");
    }

    @Test
    void showsMarkupAsTextAndAddressesAsLinks() throws Exception {
        send("<b>Grüsse</b>", "Klicken Sie: http://localhost:8080/requests. <script>alert(1)</script>");
        long id = simulators.bean(MailSink.class).mails().getFirst().id();

        String page = simulators.get("/inbox/" + id).raw().body();

        assertThat(page).contains("&lt;b&gt;Grüsse&lt;/b&gt;", "&lt;script&gt;",
                "href=\"http://localhost:8080/requests\"").doesNotContain("<script>alert");
    }

    @Test
    void handsOutAttachmentsAsDownloadsOnly() throws Exception {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Im Anhang Ihre Parkkarte.", "UTF-8");
        MimeBodyPart file = new MimeBodyPart();
        file.setContent("%PDF-".getBytes(StandardCharsets.US_ASCII), "application/pdf");
        file.setFileName("Parkkarte.pdf");
        MimeMessage message = message("Ihre Parkkarte");
        message.setContent(new MimeMultipart(text, file));
        Transport.send(message);
        Mail mail = simulators.bean(MailSink.class).mails().getFirst();
        assertThat(mail.text()).isEqualTo("Im Anhang Ihre Parkkarte.");

        var answer = simulators.get("/inbox/" + mail.id() + "/attachments/0");

        assertThat(answer.raw().body()).isEqualTo("%PDF-");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment").contains("Parkkarte.pdf");
        assertThat(simulators.get("/inbox/" + mail.id() + "/attachments/1").status()).isEqualTo(404);
    }

    @Test
    void saysSoWhileThereIsNoMail() {
        assertThat(simulators.get("/inbox").raw().body()).contains("id=\"inbox-empty\"");
        assertThat(simulators.get("/inbox/12345").status()).isEqualTo(404);
    }

    private static void send(String subject, String text) throws Exception {
        MimeMessage message = message(subject);
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    private static MimeMessage message(String subject) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", simulators.bean(MailSink.class).port());
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("noreply@mein-konto.example", "Mein Konto"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("anna.muster@example.ch"));
        message.setSubject(subject, "UTF-8");
        message.setSentDate(new Date());
        return message;
    }
}
