package ch.meinkonto.portal.household;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.NamedPersonId;
import ch.meinkonto.ops.ech.PartialDate;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.Sex;

/** The residents register over HTTP, as JSON: no public schema has the question. */
@Component
class HttpHouseholdRegister implements HouseholdRegister {
    private static final Logger log = LoggerFactory.getLogger(HttpHouseholdRegister.class);
    private static final String OF_THE_CITY = "LOC.261";

    private final RestClient register;

    HttpHouseholdRegister(HouseholdSettings settings) {
        this.register = settings.register();
    }

    @Override
    public Answer of(String person) {
        try {
            Document told = register.post()
                    .uri("/households")
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(Map.of("localPersonId", person))
                    .retrieve()
                    .body(Document.class);
            // An answer about somebody else is none.
            return told == null || !told.person().localPersonId().equals(person)
                    ? new Answer.NoAnswer()
                    : new Answer.Known(told.read());
        } catch (HttpClientErrorException refusal) {
            if (refusal.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return new Answer.NotTold();
            }
            return noAnswer(refusal);
        } catch (RestClientException | IllegalArgumentException failure) {
            return noAnswer(failure);
        }
    }

    /** Never with the message of the failure, which may quote what the register says. */
    private static Answer noAnswer(RuntimeException failure) {
        log.warn("residents register tells no household, cause={}", failure.getClass().getSimpleName());
        return new Answer.NoAnswer();
    }

    /** What is left out was not understood: half an answer is none. */
    private static void mustTell(@Nullable Object... parts) {
        if (Arrays.stream(parts).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("half an answer");
        }
    }

    /** A household as the register writes it. */
    private record Document(PersonDocument person, AddressDocument address, List<MemberDocument> members) {
        private Document {
            mustTell(person, address, members);
        }

        Household read() {
            return new Household(person.read(), person.dateOfBirth(), address.read(),
                    members.stream().map(MemberDocument::read).toList());
        }
    }

    private record PersonDocument(String localPersonId, String ahvn13, String officialName, String firstNames,
            String sex, LocalDate dateOfBirth) {
        private PersonDocument {
            mustTell(localPersonId, ahvn13, officialName, firstNames, sex, dateOfBirth);
        }

        PersonIdentification read() {
            return new PersonIdentification(Ahvn13.parse(ahvn13), new NamedPersonId(OF_THE_CITY, localPersonId),
                    List.of(), List.of(), officialName, firstNames, null, sex(sex), PartialDate.of(dateOfBirth));
        }

        private static Sex sex(String code) {
            return Arrays.stream(Sex.values())
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no code of eCH-0044"));
        }
    }

    private record AddressDocument(String street, String house, String postcode, String town,
            @Nullable LocalDate since) {
        private AddressDocument {
            mustTell(street, house, postcode, town);
        }

        Household.Address read() {
            return new Household.Address(street, house, postcode, town, since);
        }
    }

    private record MemberDocument(String localPersonId, String officialName, String firstNames,
            @Nullable LocalDate dateOfBirth, @Nullable String personIs, @Nullable String memberIs) {
        private MemberDocument {
            mustTell(localPersonId, officialName, firstNames);
        }

        Household.Member read() {
            return new Household.Member(localPersonId, officialName, firstNames, dateOfBirth, Relation.of(personIs),
                    Relation.of(memberIs));
        }
    }
}
