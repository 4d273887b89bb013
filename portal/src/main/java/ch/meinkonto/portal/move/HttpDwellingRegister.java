package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The register of buildings and dwellings over HTTP, as JSON. */
@Component
class HttpDwellingRegister implements DwellingRegister {
    private final RestClient register;

    HttpDwellingRegister(MoveSettings settings) {
        this.register = settings.register("buildings/api");
    }

    /** A house as the register writes one. */
    private record Building(int egid, String street, String house, int postcode, String town,
            List<Flat> dwellings) {
        List<Dwelling> read() {
            return dwellings.stream()
                    .map(flat -> new Dwelling(egid, flat.ewid(), flat.officialNumber(), street, house, postcode, town,
                            flat.floor(), flat.position()))
                    .toList();
        }
    }

    /** A dwelling as the register writes one. */
    private record Flat(int ewid, String officialNumber, int floor, String position) {}

    /** An answer about another dwelling is no answer. */
    @Override
    public Optional<Dwelling> byOfficialNumber(String number) {
        List<Dwelling> found = dwellings(() -> register.get()
                .uri("/dwellings/{number}", number)
                .retrieve()
                .body(Building.class));
        if (!found.stream().allMatch(dwelling -> dwelling.officialNumber().equals(number))) {
            throw new RegisterAway("register answers about another dwelling");
        }
        return found.stream().findFirst();
    }

    @Override
    public List<Dwelling> at(String street, String house) {
        try {
            Building[] found = register.get()
                    .uri(uri -> uri.path("/buildings").queryParam("street", "{street}").queryParam("house", "{house}")
                            .build(street, house))
                    .retrieve()
                    .body(Building[].class);
            return found == null
                    ? List.of()
                    : Arrays.stream(found)
                            .filter(building -> building.street().equalsIgnoreCase(street)
                                    && building.house().equalsIgnoreCase(house))
                            .flatMap(building -> building.read().stream())
                            .toList();
        } catch (RestClientException e) {
            throw new RegisterAway("buildings register does not answer", e);
        }
    }

    /** What landlords reported, as the register writes it. */
    private record Report(int egid, int ewid, String landlord, @Nullable LocalDate from) {}

    /** A report that is about another dwelling is told as what it is. */
    @Override
    public Optional<LandlordReport> reportOf(Dwelling dwelling) {
        try {
            return Optional.ofNullable(register.get()
                    .uri("/dwellings/{number}/landlord", dwelling.officialNumber())
                    .retrieve()
                    .body(Report.class))
                    .map(report -> new LandlordReport(report.egid() + "-" + report.ewid(), report.landlord(),
                            report.from()));
        } catch (HttpClientErrorException refusal) {
            if (refusal.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return Optional.empty();
            }
            throw new RegisterAway("buildings register refuses to answer", refusal);
        } catch (RestClientException e) {
            throw new RegisterAway("buildings register does not answer", e);
        }
    }

    private static List<Dwelling> dwellings(Supplier<@Nullable Building> question) {
        try {
            return Optional.ofNullable(question.get()).map(Building::read).orElse(List.of());
        } catch (HttpClientErrorException refusal) {
            if (refusal.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return List.of();
            }
            throw new RegisterAway("buildings register refuses to answer", refusal);
        } catch (RestClientException e) {
            throw new RegisterAway("buildings register does not answer", e);
        }
    }
}
