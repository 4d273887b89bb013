package ch.meinkonto.portal.weeklyresident;

import static ch.meinkonto.portal.weeklyresident.ResidenceFields.EXTENDS;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.HOME_TOWN;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.NAME;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.POSTCODE;
import static ch.meinkonto.portal.weeklyresident.ResidenceFields.STREET;

import java.util.Objects;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.document.Letter;
import ch.meinkonto.portal.form.Field;

/** What the resident keeps: the confirmation of the registration, or the decision against it. */
@Component
class ResidenceLetters {
    private final Letter.Paper paper;

    ResidenceLetters(MessageSource texts) {
        this.paper = new Letter.Paper(texts, "weekly-residence.pdf");
    }

    /**
     * The confirmation; whoever gets fewer days than their answers allow learns why, and what they can do about it.
     *
     * @param longest what the answers allow
     */
    NewDocument confirmation(CaseFile file, Stay stay, Stay longest) {
        String title = ResidenceFields.extendsStay(file.answers()) ? "title.extension" : "title";
        try (Letter letter = paper.letter(file.contact().language(), file.reference(), title)) {
            letter.strong("until", stay.until()).row("from", stay.from());
            Decision decision = Objects.requireNonNull(file.decided());
            person(letter, file).issued(decision.at()).gap().paragraph("text");
            if (decision.outcome() == Outcome.PARTLY_GRANTED) {
                letter.paragraph("less", longest.until()).quote(decision.reason()).gap().paragraph("refusal.remedy");
            }
            letter.note("change");
            return NewDocument.of("confirmation", file, paper, letter);
        }
    }

    NewDocument refusal(CaseFile file, Decision decision) {
        try (Letter letter = paper.letter(file.contact().language(), file.reference(), "refusal.title")) {
            person(letter, file).row("refusal.decided", decision.at())
                    .gap()
                    .paragraph("refusal.text")
                    .quote(decision.reason())
                    .gap()
                    .paragraph("refusal.remedy");
            return NewDocument.of("refusal", file, paper, letter);
        }
    }

    private static Letter person(Letter letter, CaseFile file) {
        given(letter, "name", file, NAME);
        file.answers()
                .of(STREET)
                .filter(street -> !street.isEmpty())
                .ifPresent(street -> letter.row("address", street + ", " + file.answers().get(POSTCODE) + " Zürich"));
        given(letter, "home", file, HOME_TOWN);
        given(letter, "extends", file, EXTENDS);
        return letter.row("reference", file.reference()).row("received", file.handedInAt());
    }

    private static void given(Letter letter, String name, CaseFile file, Field<String> field) {
        file.answers().of(field).filter(value -> !value.isEmpty()).ifPresent(value -> letter.row(name, value));
    }
}
