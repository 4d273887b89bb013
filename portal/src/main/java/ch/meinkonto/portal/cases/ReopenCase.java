package ch.meinkonto.portal.cases;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cases.Timeline.Party;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Opens a decided case for the office again: what was decided could not be carried out. */
@Component
public class ReopenCase {
    private final Cases cases;
    private final Timeline timeline;
    private final SecurityEvents events;

    ReopenCase(Cases cases, Timeline timeline, SecurityEvents events) {
        this.cases = cases;
        this.timeline = timeline;
        this.events = events;
    }

    /**
     * Opens it again, in the current transaction. The case waits for somebody of the office; documents issued stay.
     *
     * @param dueOn until when somebody should have looked at it
     * @return whether it was opened; a case that is not decided stays as it is
     */
    public boolean reopen(OnlineService service, String reference, LocalDate dueOn) {
        CaseFile file = cases.of(service, reference);
        if (file.state() != CaseState.DECIDED) {
            return false;
        }
        CaseFile open = file.reopened(dueOn);
        cases.change(open);
        timeline.add(reference, Kind.REOPENED, Party.SYSTEM, Decision.BY_RULE);
        events.record(CaseEvent.changed(reference, file.service(), file.stand(), open.stand()));
        return true;
    }
}
