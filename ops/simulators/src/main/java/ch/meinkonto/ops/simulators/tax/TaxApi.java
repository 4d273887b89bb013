package ch.meinkonto.ops.simulators.tax;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import ch.meinkonto.ops.simulators.register.Conducts;
import ch.meinkonto.ops.simulators.register.HolderMark;
import ch.meinkonto.ops.simulators.register.Register;

/** Looks up taxpayers, by number or by the code on their form, and enters new dates. */
@RestController
@RequestMapping("/registers/tax/api")
class TaxApi {
    private final TaxRegister register;
    private final HolderMark marks;
    private final Conducts conducts;

    TaxApi(TaxRegister register, HolderMark marks, Conducts conducts) {
        this.register = register;
        this.marks = marks;
        this.conducts = conducts;
    }

    @GetMapping("/taxpayers/{number}")
    TaxpayerDocument taxpayer(@PathVariable String number) {
        return document(found(number));
    }

    /** What the code on this taxpayer's form says. */
    @GetMapping("/taxpayers/{number}/code")
    Map<String, String> code(@PathVariable String number) {
        return Map.of("code", register.code(found(number)));
    }

    /** Whose form bears this code: {@code {"code":"MK1|…"}}. */
    @PostMapping("/codes")
    TaxpayerDocument scanned(@RequestBody Scan scan) {
        return register.byCode(scan.code() == null ? "" : scan.code()).map(this::document)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Enters a new date: {@code {"until":"2027-09-30"}}; 409 if it is not later, or the period does not run. */
    @PutMapping("/taxpayers/{number}/due")
    TaxpayerDocument extend(@PathVariable String number, @RequestBody Extension extension) {
        if (extension.until() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (!register.extend(found(number), extension.until())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return document(found(number));
    }

    /** Takes an entered date out again: the ordinary one counts. */
    @DeleteMapping("/taxpayers/{number}/due")
    TaxpayerDocument restore(@PathVariable String number) {
        register.restore(found(number));
        return document(found(number));
    }

    private Taxpayer found(String number) {
        return register.byNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private TaxpayerDocument document(Taxpayer taxpayer) {
        LocalDate due = conducts.lies(Register.TAX) ? taxpayer.due().minusYears(1) : taxpayer.due();
        return new TaxpayerDocument(taxpayer.number(), marks.of(taxpayer.person().ahvn13()),
                taxpayer.municipality().value(), taxpayer.taxYear(), taxpayer.selfEmployed(), due,
                taxpayer.state().name().toLowerCase(Locale.ROOT));
    }

    /**
     * A taxpayer as JSON.
     *
     * @param holder mark of the AHV number, see {@link HolderMark}
     * @param municipality number of the municipality that taxes them; Zürich has 261
     * @param state open, extended, filed or reminded
     */
    record TaxpayerDocument(String number, String holder, int municipality, int taxYear, boolean selfEmployed,
            LocalDate due, String state) {}

    /** A code as it was scanned. */
    record Scan(@Nullable String code) {}

    /** A new date. */
    record Extension(@Nullable LocalDate until) {}
}
