package ch.meinkonto.portal.parkingpermit;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.parkingpermit.ParkingPermit.Contact;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.portal.payment.PaymentRefused;

/** Parking permits for programs that act for a resident: the same use cases as the pages. */
@RestController
@RequestMapping("/api/v1/parking-permits")
@Tag(name = "Parking permits", description = "Apply for parking permits of the blue zone and follow them")
class ParkingPermitApi {
    private final ApplyForParkingPermit applications;
    private final FindParkingPermits find;
    private final DownloadParkingPermit download;
    private final ParkingPermitCheckout checkout;
    private final AskVehicleRegister vehicles;
    private final Clock clock;

    ParkingPermitApi(ApplyForParkingPermit applications, FindParkingPermits find, DownloadParkingPermit download,
            ParkingPermitCheckout checkout, AskVehicleRegister vehicles, Clock clock) {
        this.applications = applications;
        this.find = find;
        this.download = download;
        this.checkout = checkout;
        this.vehicles = vehicles;
        this.clock = clock;
    }

    /** What a program sends. */
    @Schema(name = "ParkingPermitOrder")
    record Order(
            @Schema(example = "ZH 123456", description = "Swiss number plate, in any spelling") @Nullable String plate,
            @Schema(example = "8004", description = "Postcode of a zone") @Nullable String postcode,
            @Schema(example = "2026-12", description = "Month with which the permit begins") @Nullable YearMonth start,
            @Schema(description = "The vehicle is registered on the resident's name and address") @Nullable Boolean holderDeclared,
            @Schema(description = "It weighs 3.5 tonnes at most") @Nullable Boolean vehicleDeclared,
            @Schema(example = "none_belongs", allowableValues = {"none_belongs", "none_to_rent",
                    "available"}, description = "Why the resident cannot park privately. For permits from 2028 a proof is needed, which programs cannot send: the resident asks on the pages") @Nullable String privateSpace) {}

    /** What a program gets. */
    @Schema(name = "ParkingPermit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resource(@Schema(example = "PK-2026-7F3K9Q2M") String reference,
            @Schema(example = "awaiting_payment", allowableValues = {"awaiting_payment", "payment_failed", "active",
                    "expired", "withdrawn", "refund_due", "returned"}) String state,
            @Schema(example = "ZH 123456") String plate, @Schema(example = "8004") String postcode,
            LocalDate validFrom, LocalDate validUntil, LocalDate usableUntil,
            @Schema(description = "Price in Rappen", example = "2500") long amountMinor,
            @Schema(example = "CHF") String currency, Instant submittedAt, @Nullable Instant paidAt,
            @Schema(description = "Unladen weight that decided the price; only where the price depends on the vehicle", example = "1561") @Nullable Integer kilograms,
            @Schema(description = "Drive that decided the price; only where the price depends on the vehicle", example = "electric", allowableValues = {
                    "combustion", "hybrid",
                    "electric"}) @Nullable String drive,
            @Schema(description = "What goes back after a return, in Rappen", example = "2500") @Nullable Long refundMinor,
            @Schema(description = "Where the resident pays; only in the answer to an application") @Nullable URI paymentPage) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Apply for a permit", description = "Answers with the page on which the resident pays. The "
            + "same key again gives the same request; the same key with another body is refused. "
            + "Where the price depends on the vehicle (from 2028), the register of vehicles must know the resident as its "
            + "holder: a program whose resident's account is not connected with the residents register is refused.")
    ResponseEntity<Resource> apply(
            @Parameter(description = "UUID chosen by the program") @RequestHeader("Idempotency-Key") UUID submission,
            @RequestBody Order order, @Parameter(hidden = true) Resident resident, Locale language) {
        ParkingPermitApplication application = application(submission, order, resident, language);
        ParkingPermit permit = applications.apply(application);
        URI paymentPage = permit.stateOn(today()).isUnpaid() ? payPage(permit, language) : null;
        return ResponseEntity.created(URI.create("/api/v1/parking-permits/" + permit.reference()))
                .body(resource(permit, paymentPage));
    }

    @GetMapping
    @Operation(summary = "All requests of the resident, newest first")
    List<Resource> all(@Parameter(hidden = true) Resident resident) {
        return find.all(resident.id()).stream().map(permit -> resource(permit, null)).toList();
    }

    @GetMapping("/{reference}")
    @Operation(summary = "One request of the resident")
    Resource one(@PathVariable String reference, @Parameter(hidden = true) Resident resident) {
        return resource(find.own(reference, resident.id()), null);
    }

    @GetMapping(path = "/{reference}/permit.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "The permit as a document")
    byte[] document(@PathVariable String reference, @Parameter(hidden = true) Resident resident, Locale language) {
        return download.permit(reference, resident.id(), language);
    }

    /** What is missing is refused as what is wrong: with its reason. */
    private ParkingPermitApplication application(UUID submission, Order order, Resident resident,
            Locale language) {
        if (!Boolean.TRUE.equals(order.holderDeclared())) {
            throw new ParkingPermitRejected(Reason.HOLDER_NOT_DECLARED);
        }
        if (!Boolean.TRUE.equals(order.vehicleDeclared())) {
            throw new ParkingPermitRejected(Reason.VEHICLE_NOT_DECLARED);
        }
        NumberPlate plate = NumberPlate.of(Objects.requireNonNullElse(order.plate(), ""));
        String postcode = ParkingZone.postcodeOf(Objects.requireNonNullElse(order.postcode(), ""));
        if (order.start() == null) {
            throw new ParkingPermitRejected(Reason.START_MISSING);
        }
        PrivateSpace space = order.privateSpace() == null ? null : PrivateSpace.answered(order.privateSpace());
        return new ParkingPermitApplication(submission, resident.id(), plate, postcode, order.start(), space,
                vehicles.about(plate, resident), new Contact(resident.email(), language));
    }

    private URI payPage(ParkingPermit permit, Locale language) {
        try {
            return checkout.open(permit, language);
        } catch (PaymentRefused refusal) {
            // The request stands: the same call again opens the payment.
            throw new ParkingPermitRejected(Reason.PAYMENT_UNAVAILABLE);
        }
    }

    private Resource resource(ParkingPermit permit, @Nullable URI paymentPage) {
        return resource(permit, today(), paymentPage);
    }

    /** A request as programs see it on a day. */
    static Resource resource(ParkingPermit permit, LocalDate today, @Nullable URI paymentPage) {
        Validity validity = permit.validity();
        ParkingPermit.Returned returned = permit.returned();
        Vehicle vehicle = permit.vehicle();
        return new Resource(permit.reference(), permit.stateOn(today).code(), permit.plate().toString(),
                permit.zone().postcode(), validity.from(), validity.until(), validity.usableUntil(),
                permit.fee().rappen(), "CHF", permit.submittedAt(), permit.paidAt(),
                vehicle == null ? null : vehicle.kilograms(), vehicle == null ? null : vehicle.drive().code(),
                returned == null ? null : returned.refund().rappen(), paymentPage);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
