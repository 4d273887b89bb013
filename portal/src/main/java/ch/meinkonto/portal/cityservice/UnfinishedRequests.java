package ch.meinkonto.portal.cityservice;

import java.util.Comparator;
import java.util.List;

import org.springframework.stereotype.Component;

/** What residents began in all services. */
@Component
public class UnfinishedRequests {
    private final List<UnfinishedOfResident> drafts;

    UnfinishedRequests(List<UnfinishedOfResident> drafts) {
        this.drafts = drafts;
    }

    /**
     * All of one resident, the one they answered last first.
     *
     * @param residentId pseudonymous account id
     */
    public List<Unfinished> of(String residentId) {
        return drafts.stream()
                .flatMap(service -> service.unfinishedOf(residentId).stream())
                .sorted(Comparator.comparing(Unfinished::changedAt).reversed())
                .toList();
    }
}
