package ch.meinkonto.ops.simulators.mail;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The inbox of everybody: a list, a mail, its files; and the same as JSON for tests. */
@Controller
class InboxController {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final MailSink sink;

    InboxController(MailSink sink) {
        this.sink = sink;
    }

    @GetMapping("/inbox")
    String list(Model model) {
        model.addAttribute("mails", sink.mails());
        model.addAttribute("zone", ZURICH);
        return "mail/inbox";
    }

    @GetMapping("/inbox/{id}")
    String mail(@PathVariable long id, Model model) {
        Mail mail = found(id);
        model.addAttribute("mail", mail);
        model.addAttribute("pieces", LinkedText.of(mail.text()));
        model.addAttribute("zone", ZURICH);
        return "mail/mail";
    }

    @GetMapping("/inbox/{id}/attachments/{index}")
    ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int index) {
        List<Mail.Attachment> attachments = found(id).attachments();
        if (index < 0 || index >= attachments.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Mail.Attachment attachment = attachments.get(index);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(attachment.name(), StandardCharsets.UTF_8).build().toString())
                .body(attachment.content());
    }

    @PostMapping("/inbox/clear")
    String clear() {
        sink.clear();
        return "redirect:/inbox";
    }

    @GetMapping("/inbox.json")
    @ResponseBody
    List<Mail> json() {
        return sink.mails();
    }

    private Mail found(long id) {
        Optional<Mail> mail = sink.mail(id);
        return mail.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
