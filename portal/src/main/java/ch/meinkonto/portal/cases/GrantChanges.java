package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.form.Answers;

/** Lets a service change what it granted when its resident wishes so. To be called within a use case of the service. */
@Component
public class GrantChanges {
    private final Cases cases;
    private final Timeline timeline;
    private final CaseDocuments documents;
    private final CaseLetters letters;

    GrantChanges(Cases cases, Timeline timeline, CaseDocuments documents, CaseLetters letters) {
        this.cases = cases;
        this.timeline = timeline;
        this.documents = documents;
        this.letters = letters;
    }

    /**
     * A resident's own case.
     *
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such case
     */
    public CaseFile own(OnlineService service, String reference, Resident resident) {
        return cases.own(service, reference, resident);
    }

    /** The case with other details of its decision. */
    public CaseFile with(CaseFile file, Answers details) {
        Decision made = Objects.requireNonNull(file.decided());
        if (file.state() != CaseState.DECIDED) {
            throw new CaseRejected(Reason.NOT_IN_THIS_STATE);
        }
        return new CaseFile(file.reference(), file.service(), file.owner(), file.submission(), file.formVersion(),
                file.answers(), file.subject(), file.contact(), file.state(), file.handedInAt(), file.dueOn(),
                file.assignee(), new Decision(made.outcome(), details, made.reason(), made.by(), made.at(),
                        made.confirmedBy()),
                file.revision(), file.concerned());
    }

    /** Keeps it, with the documents that count from now on, and tells the resident. */
    public void keep(OnlineService service, CaseFile changed, List<NewDocument> made, Resident resident) {
        cases.change(changed);
        timeline.add(changed.reference(), Kind.CHANGED_BY_RESIDENT, Actor.of(resident));
        documents.replace(changed.reference(), made.stream().map(NewDocument::kind).toList());
        made.forEach(document -> documents.add(changed.reference(), document));
        letters.tellOf(service, changed);
    }
}
