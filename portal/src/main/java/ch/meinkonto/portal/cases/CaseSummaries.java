package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.RequestSummary;
import ch.meinkonto.portal.cityservice.RequestsOfResident;
import ch.meinkonto.portal.cityservice.Ward;

/** The cases among "my requests". */
@Component
class CaseSummaries implements RequestsOfResident {
    private final Cases cases;
    private final OnlineServices services;

    CaseSummaries(Cases cases, OnlineServices services) {
        this.cases = cases;
        this.services = services;
    }

    @Override
    public List<RequestSummary> requestsOf(String residentId) {
        return listed(residentId).map(CaseSummaries::summary).toList();
    }

    @Override
    public List<RequestSummary> requestsAbout(String residentId, @Nullable Ward child) {
        return listed(residentId)
                .filter(file -> StoredWard.idOf(file.concerned()).equals(StoredWard.idOf(child)))
                .map(CaseSummaries::summary)
                .toList();
    }

    private Stream<CaseFile> listed(String residentId) {
        return cases.ownedBy(residentId).stream().filter(file -> !services.listByThemselves(file.service()));
    }

    static RequestSummary summary(CaseFile file) {
        return new RequestSummary(file.reference(), file.service(), file.subjectAndPerson(),
                "cases.state." + file.stand().replace('_', '-'), file.tone(), file.handedInAt(),
                "/" + file.service() + "/requests/" + file.reference(),
                file.state() == CaseState.ASKED_BACK ? "requests.answer" : null);
    }
}
