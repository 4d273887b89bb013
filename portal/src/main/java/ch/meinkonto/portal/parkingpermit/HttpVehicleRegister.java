package ch.meinkonto.portal.parkingpermit;

import java.util.Arrays;
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

/** The register of vehicles over HTTP, as JSON. */
@Component
class HttpVehicleRegister implements VehicleRegister {
    private static final Logger log = LoggerFactory.getLogger(HttpVehicleRegister.class);

    private final RestClient register;

    HttpVehicleRegister(VehicleRegisterSettings settings) {
        this.register = settings.register();
    }

    @Override
    public Answer of(NumberPlate plate) {
        try {
            Document told = register.get()
                    .uri("/{plate}", plate.toString().replace(" ", ""))
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .body(Document.class);
            // An answer about another vehicle is none.
            return told == null || !told.plate().equals(plate.toString())
                    ? new Answer.NoAnswer()
                    : new Answer.Known(told.read());
        } catch (HttpClientErrorException refusal) {
            return refusal.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                    ? new Answer.Unknown()
                    : noAnswer(refusal);
        } catch (RestClientException | IllegalArgumentException failure) {
            return noAnswer(failure);
        }
    }

    /** Never with the message of the failure, which may quote what the register says. */
    private static Answer noAnswer(RuntimeException failure) {
        log.warn("register of vehicles does not answer, cause={}", failure.getClass().getSimpleName());
        return new Answer.NoAnswer();
    }

    /** A vehicle as the register writes it; half an answer is none. */
    private record Document(String plate, String holder, String holderName, int unladen, String drive, int postcode) {
        private Document {
            mustTell(plate, holder, holderName, drive);
        }

        private static void mustTell(@Nullable Object... parts) {
            if (Arrays.stream(parts).anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("half an answer");
            }
        }

        Entry read() {
            Vehicle.Drive moved = switch (drive) {
                case "petrol", "diesel" -> Vehicle.Drive.COMBUSTION;
                case "hybrid" -> Vehicle.Drive.HYBRID;
                case "electric" -> Vehicle.Drive.ELECTRIC;
                default -> throw new IllegalArgumentException("no drive we know");
            };
            return new Entry(new Vehicle(unladen, moved), Integer.toString(postcode), holder, holderName);
        }
    }
}
