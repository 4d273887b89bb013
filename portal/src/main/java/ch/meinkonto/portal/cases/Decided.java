package ch.meinkonto.portal.cases;

import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cases.Timeline.Party;

/** What every decision brings about, by rule or by staff: the case's end, its effects, documents and mail. */
@Component
class Decided {
    private final Cases cases;
    private final Timeline timeline;
    private final CaseDocuments documents;
    private final CaseLetters letters;

    Decided(Cases cases, Timeline timeline, CaseDocuments documents, CaseLetters letters) {
        this.cases = cases;
        this.timeline = timeline;
        this.documents = documents;
        this.letters = letters;
    }

    /** Decides a case in the current transaction. */
    CaseFile conclude(OnlineService service, CaseFile file, Decision decision, Party party) {
        CaseFile decided = file.decidedAs(decision);
        cases.change(decided);
        timeline.add(file.reference(), Kind.DECIDED, party, decision.by());
        List<NewDocument> made = service.decided(decided);
        made.forEach(document -> {
            documents.add(file.reference(), document);
            timeline.add(file.reference(), Kind.DOCUMENT_MADE, Party.SYSTEM, Decision.BY_RULE);
        });
        letters.tellOf(service, decided);
        return decided;
    }
}
