package ch.meinkonto.portal.document;

import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.portal.document.SealedKind.Fact;
import ch.meinkonto.portal.document.SealedKind.Meaning;
import ch.meinkonto.portal.document.SealedKind.Verdict;
import ch.meinkonto.portal.page.Formats;

/** The one page on which anybody checks whether a document is the city's, whichever service issued it. */
@Controller
class VerifyPages {
    static final String PATH = "/verify/document";

    private final Seal seal;
    private final List<SealedKind> kinds;
    private final SigningKeys keys;
    private final MessageSource texts;

    VerifyPages(Seal seal, List<SealedKind> kinds, SigningKeys keys, MessageSource texts) {
        this.seal = seal;
        this.kinds = kinds;
        this.keys = keys;
        this.texts = texts;
    }

    /** Without a code the page asks for one. Whole addresses from a scanner are taken as well. */
    @GetMapping(PATH)
    String check(Model model, Locale language, @RequestParam(name = "c", defaultValue = "") String code) {
        if (!code.isBlank()) {
            String sealed = code.strip().replaceFirst("^.*\\?c=", "");
            Meaning meaning = seal.open(sealed)
                    .flatMap(text -> meaningOf(text, sealed))
                    .orElseGet(() -> new Meaning(Verdict.FORGED, List.of()));
            Formats formats = new Formats(language);
            Map<String, String> facts = new LinkedHashMap<>();
            meaning.facts()
                    .forEach(fact -> facts.put(texts.getMessage(fact.labelKey(), null, language),
                            written(fact.value(), formats, language)));
            model.addAttribute("verdict", meaning.verdict());
            model.addAttribute("facts", facts);
        }
        return "document/verify";
    }

    /** The certificate of today's signatures (RFC 7468), to be trusted by readers of PDF files. */
    @GetMapping(path = "/verify/certificate", produces = "application/x-pem-file")
    ResponseEntity<String> certificate() throws CertificateEncodingException {
        String body = Base64.getMimeEncoder(64, new byte[]{'\n'})
                .encodeToString(keys.today().certificate().getEncoded());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mein-konto.pem\"")
                .body("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    private Optional<Meaning> meaningOf(String text, String sealed) {
        return kinds.stream()
                .filter(kind -> kind.isOfThisKind(text))
                .findFirst()
                .map(kind -> kind.meaningOf(sealed))
                .or(() -> DocumentSeal.read(text).map(VerifyPages::meaningOf));
    }

    private static Meaning meaningOf(DocumentSeal.Sealed sealed) {
        return new Meaning(Verdict.VALID, List.of(
                new Fact("verify.fact.service", new Title("service." + sealed.service() + ".title")),
                new Fact("verify.fact.kind", new Title("verify.kind." + sealed.kind())),
                new Fact("verify.fact.reference", sealed.reference()),
                new Fact("verify.fact.issued", sealed.issuedAt())));
    }

    /** A value that is itself a text in the reader's language. */
    private record Title(String key) {}

    private String written(Object value, Formats formats, Locale language) {
        return switch (value) {
            case LocalDate day -> formats.date(day);
            case Instant time -> formats.time(time);
            case Title title -> texts.getMessage(title.key(), null, title.key(), language);
            default -> value.toString();
        };
    }
}
