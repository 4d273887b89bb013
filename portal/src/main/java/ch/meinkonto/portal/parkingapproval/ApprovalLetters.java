package ch.meinkonto.portal.parkingapproval;

import static ch.meinkonto.portal.parkingapproval.ApprovalFields.MARK;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.START;
import static ch.meinkonto.portal.parkingapproval.ApprovalFields.ZONE;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.document.Letter;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Granted;

/** What the resident keeps: the approval, which is no permit yet, or the decision against it. */
@Component
class ApprovalLetters {
    private final Letter.Paper paper;

    ApprovalLetters(MessageSource texts) {
        this.paper = new Letter.Paper(texts, "parking-approval.pdf");
    }

    /** The approval; whoever gets fewer months than they wished learns why, and what they can do about it. */
    NewDocument approval(CaseFile file, Decision decision, Granted granted) {
        try (Letter letter = paper.letter(file.contact().language(), file.reference(), "title")) {
            letter.strong("from", granted.from()).row("until", granted.until());
            request(letter, file).issued(decision.at())
                    .row("permit", granted.reference())
                    .row("price", granted.fee().toString());
            decision.details()
                    .of(ApprovalFields.KILOGRAMS)
                    .ifPresent(weight -> letter.row("weight", weight + " kg"));
            letter.gap().paragraph("text");
            if (decision.outcome() == Outcome.PARTLY_GRANTED) {
                letter.paragraph("less", file.answers().get(START).atDay(1))
                        .quote(decision.reason())
                        .gap()
                        .paragraph("refusal.remedy");
            }
            letter.note("year");
            return NewDocument.of("approval", file, paper, letter);
        }
    }

    NewDocument refusal(CaseFile file, Decision decision) {
        try (Letter letter = paper.letter(file.contact().language(), file.reference(), "refusal.title")) {
            request(letter, file).row("refusal.decided", decision.at())
                    .gap()
                    .paragraph("refusal.text")
                    .quote(decision.reason())
                    .gap()
                    .paragraph("refusal.remedy");
            return NewDocument.of("refusal", file, paper, letter);
        }
    }

    private static Letter request(Letter letter, CaseFile file) {
        return letter.row("plate", file.answers().get(MARK))
                .row("zone", file.answers().get(ZONE))
                .row("reference", file.reference())
                .row("received", file.handedInAt());
    }
}
