package ch.meinkonto.portal.cases;

import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseDocuments.Issued;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cases.Timeline.Party;
import ch.meinkonto.portal.cityservice.ServiceUsage;

/** What every decision brings about, by rule or by staff: the case's end, its effects, documents and mail. */
@Component
class Decided {
    private final Cases cases;
    private final Timeline timeline;
    private final CaseDocuments documents;
    private final CaseLetters letters;
    private final RefundCase refunds;
    private final ServiceUsage usage;

    Decided(Cases cases, Timeline timeline, CaseDocuments documents, CaseLetters letters, RefundCase refunds,
            ServiceUsage usage) {
        this.cases = cases;
        this.timeline = timeline;
        this.documents = documents;
        this.letters = letters;
        this.refunds = refunds;
        this.usage = usage;
    }

    /** Decides a case in the current transaction. */
    CaseFile conclude(OnlineService service, CaseFile file, Decision decision, Party party) {
        CaseFile decided = file.decidedAs(decision);
        cases.change(decided);
        timeline.add(file.reference(), Kind.DECIDED, party, decision.by());
        usage.decided(file.service(), party == Party.SYSTEM);
        List<NewDocument> made = service.decided(decided);
        // Decided anew after it was opened again: what the earlier decision brought counts no more.
        documents.replace(file.reference(), documents.of(file.reference()).stream().map(Issued::kind).toList());
        made.forEach(document -> {
            documents.add(file.reference(), document);
            timeline.add(file.reference(), Kind.DOCUMENT_MADE, Party.SYSTEM, Decision.BY_RULE);
        });
        switch (decision.outcome()) {
            case GRANTED -> {
            }
            case PARTLY_GRANTED -> usage.partlyGranted(file.service());
            case REFUSED -> refunds.ifDue(service, decided);
        }
        letters.tellOf(service, decided);
        return decided;
    }
}
