package ch.meinkonto.ops.simulators.insurance;

import java.time.LocalDate;
import java.util.Locale;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import ch.meinkonto.ops.ech.InsuranceCardNumber;
import ch.meinkonto.ops.simulators.insurance.InsuranceCard.Status;
import ch.meinkonto.ops.simulators.register.Conducts;
import ch.meinkonto.ops.simulators.register.HolderMark;
import ch.meinkonto.ops.simulators.register.Register;

/** Looks up a card. */
@RestController
class InsuranceApi {
    private final InsuranceCards cards;
    private final HolderMark marks;
    private final Conducts conducts;

    InsuranceApi(InsuranceCards cards, HolderMark marks, Conducts conducts) {
        this.cards = cards;
        this.marks = marks;
        this.conducts = conducts;
    }

    /** The card with this number; 400 if it cannot be one, 404 if nobody has it. */
    @GetMapping("/registers/insurance/api/cards/{number}")
    CardDocument card(@PathVariable String number) {
        InsuranceCard card = cards.byNumber(parsed(number))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Status status = conducts.lies(Register.INSURANCE) ? opposite(card.status()) : card.status();
        return new CardDocument(card.number().digits(), marks.of(card.holder().ahvn13()), card.insurer(),
                card.validTill(), status.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static InsuranceCardNumber parsed(String number) {
        try {
            return InsuranceCardNumber.parse(number);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static Status opposite(Status status) {
        return status == Status.INSURED ? Status.NOT_INSURED : Status.INSURED;
    }

    /**
     * A card as JSON.
     *
     * @param holder mark of the holder's AHV number, see {@link HolderMark}
     * @param status insured, not-insured or expired
     */
    record CardDocument(String number, String holder, String insurer, LocalDate validTill, String status) {}
}
