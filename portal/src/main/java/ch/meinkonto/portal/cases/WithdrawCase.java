package ch.meinkonto.portal.cases;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A resident takes a request back. */
@UseCase
class WithdrawCase {
    private final Cases cases;
    private final Timeline timeline;
    private final RefundCase refunds;
    private final CaseLetters letters;
    private final SecurityEvents events;

    WithdrawCase(Cases cases, Timeline timeline, RefundCase refunds, CaseLetters letters,
            SecurityEvents events) {
        this.cases = cases;
        this.timeline = timeline;
        this.refunds = refunds;
        this.letters = letters;
        this.events = events;
    }

    /**
     * Takes it back. The resident is told by mail: it may have been somebody who acts for them.
     *
     * @throws CaseRejected when that is no longer possible
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such case
     */
    void withdraw(OnlineService service, String reference, Resident resident) {
        CaseFile file = cases.own(service, reference, resident);
        if (!service.mayWithdraw(file)) {
            throw new CaseRejected(Reason.NOT_WITHDRAWABLE);
        }
        CaseFile withdrawn = file.withdrawn();
        cases.change(withdrawn);
        service.withdrawn(withdrawn);
        timeline.add(reference, Kind.WITHDRAWN, Actor.of(resident));
        refunds.ifDue(service, withdrawn);
        letters.tellOf(service, withdrawn);
        events.record(CaseEvent.changed(reference, file.service(), file.stand(), withdrawn.stand()));
    }
}
