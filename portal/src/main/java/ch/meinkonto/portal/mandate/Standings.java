package ch.meinkonto.portal.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.Representation;
import ch.meinkonto.portal.cityservice.Wards;
import ch.meinkonto.portal.party.Parties;
import ch.meinkonto.portal.party.Party;

/** Everybody somebody may act for, asked anew each time: an end, the last day and a birthday count at once. */
@Component
class Standings {
    private final Mandates mandates;
    private final Parties parties;
    private final ObjectProvider<Wards> households;
    private final List<CityService> services;
    private final Clock clock;

    Standings(Mandates mandates, Parties parties, ObjectProvider<Wards> households, List<CityService> services,
            Clock clock) {
        this.mandates = mandates;
        this.parties = parties;
        this.households = households;
        this.services = List.copyOf(services);
        this.clock = clock;
    }

    /** For whom an account may act: children first, then by mandate, then in requests of others; by name. */
    List<Standing> of(String account) {
        return Stream.of(children(account), byMandate(account), inRequests(account))
                .flatMap(Function.identity())
                .toList();
    }

    /** The one that was chosen, when it still holds. */
    Optional<Standing> find(String key, String account) {
        return of(account).stream().filter(standing -> standing.key().equals(key)).findFirst();
    }

    /** The services one may act in for somebody. */
    List<CityService> servicesOf(Standing standing) {
        return services.stream().filter(standing::covers).sorted(Comparator.comparing(CityService::name)).toList();
    }

    /** The service an address belongs to. */
    Optional<CityService> serviceAt(String path) {
        return services.stream()
                .filter(service -> path.equals(service.path()) || path.startsWith(service.path() + "/"))
                .findFirst();
    }

    /** Nobody's household is asked for while no service is open to parents. */
    private Stream<Standing> children(String account) {
        if (services.stream().noneMatch(service -> service.isOpenTo(Representation.PARENT))) {
            return Stream.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), Mandate.ZURICH);
        return households.stream()
                .flatMap(household -> household.wardsOf(account).stream())
                .filter(child -> !child.isOfAge(today))
                .<Standing>map(Standing.ForChild::new)
                .sorted(Comparator.comparing(Standing::name));
    }

    private Stream<Standing> inRequests(String account) {
        return parties.takenBy(account)
                .stream()
                .filter(Party::opensDraft)
                .<Standing>map(Standing.InRequest::new)
                .sorted(Comparator.comparing(Standing::name));
    }

    private Stream<Standing> byMandate(String account) {
        return mandates.heldBy(account)
                .stream()
                .filter(mandate -> mandate.isInForce(clock.instant()))
                .<Standing>map(Standing.ByMandate::new)
                .sorted(Comparator.comparing(Standing::name));
    }
}
