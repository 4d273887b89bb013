package ch.meinkonto.portal.cases;

import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.ToldBefore;

/** What residents told in their cases, for other services. */
@Component
class ToldInCases implements ToldBefore {
    private final OnlineServices services;
    private final Cases cases;

    ToldInCases(OnlineServices services, Cases cases) {
        this.services = services;
        this.cases = cases;
    }

    @Override
    public Optional<NewPlace> newPlace(String reference, String residentId) {
        return cases.ownedBy(residentId)
                .stream()
                .filter(file -> file.reference().equals(reference) && file.state() != CaseState.WITHDRAWN)
                .findFirst()
                .flatMap(file -> services.named(file.service()).flatMap(service -> service.newPlace(file)));
    }
}
