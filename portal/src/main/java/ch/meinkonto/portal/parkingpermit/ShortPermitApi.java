package ch.meinkonto.portal.parkingpermit;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
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

/** Permits for days and for newcomers, for programs that act for a resident: the same use cases as the pages. */
@RestController
@RequestMapping("/api/v1/parking-permits/short")
@Tag(name = "Parking permits", description = "Apply for parking permits of the blue zone and follow them")
class ShortPermitApi {
    private final BuyShortPermit buy;
    private final KeepShortPermit keep;
    private final ParkingPermitCheckout checkout;
    private final Clock clock;

    ShortPermitApi(BuyShortPermit buy, KeepShortPermit keep, ParkingPermitCheckout checkout, Clock clock) {
        this.buy = buy;
        this.keep = keep;
        this.checkout = checkout;
        this.clock = clock;
    }

    /** What a program sends. */
    @Schema(name = "ShortParkingPermitOrder")
    record Order(@Schema(allowableValues = {"day", "provisional"}) @Nullable String kind,
            @Schema(example = "ZH 123456", description = "Number plate; of a newcomer also a chassis number") @Nullable String vehicle,
            @Schema(example = "8004", description = "Postcode of a zone") @Nullable String postcode,
            @Schema(description = "The days; of a newcomer only the first") @Nullable List<LocalDate> days) {}

    /** What a program gets. */
    @Schema(name = "ShortParkingPermit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resource(@Schema(example = "TK-2026-7F3K9Q2M") String reference, String kind, String state, String vehicle,
            String postcode, List<LocalDate> days,
            @Schema(description = "Price in Rappen", example = "1500") long amountMinor, String currency,
            @Schema(description = "Where the resident pays; only in the answer to an order") @Nullable URI paymentPage) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Order a permit for days, or for a newcomer", description = "The same key again gives the same "
            + "request; the same key with another body is refused.")
    ResponseEntity<Resource> order(@RequestHeader("Idempotency-Key") UUID submission, @RequestBody Order order,
            @Parameter(hidden = true) Resident resident, Locale language) {
        ShortPermit permit = buy.buy(submission, resident.id(), orderOf(order),
                new Contact(resident.email(), language));
        URI payPage = permit.stateOn(today()).isUnpaid() ? payPage(permit, language) : null;
        return ResponseEntity.created(URI.create("/api/v1/parking-permits/short/" + permit.reference()))
                .body(resource(permit, payPage));
    }

    @GetMapping
    @Operation(summary = "All permits of the resident for days and as a newcomer, newest first")
    List<Resource> all(@Parameter(hidden = true) Resident resident) {
        return keep.all(resident.id()).stream().map(permit -> resource(permit, null)).toList();
    }

    @GetMapping("/{reference}")
    @Operation(summary = "One of them")
    Resource one(@PathVariable String reference, @Parameter(hidden = true) Resident resident) {
        return resource(keep.own(reference, resident.id()), null);
    }

    @GetMapping(path = "/{reference}/permit.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "The permit as a document")
    byte[] document(@PathVariable String reference, @Parameter(hidden = true) Resident resident, Locale language) {
        return keep.document(reference, resident.id(), language);
    }

    private ShortPermitOrder orderOf(Order order) {
        ShortPermit.Kind kind = switch (Objects.requireNonNullElse(order.kind(), "")) {
            case "day" -> ShortPermit.Kind.DAY;
            case "provisional" -> ShortPermit.Kind.PROVISIONAL;
            default -> throw new ParkingPermitRejected(Reason.INCOMPLETE);
        };
        return buy.order(kind, Objects.requireNonNullElse(order.vehicle(), ""),
                Objects.requireNonNullElse(order.postcode(), ""), Objects.requireNonNullElse(order.days(), List.of()));
    }

    private URI payPage(ShortPermit permit, Locale language) {
        try {
            return checkout.open(permit, language);
        } catch (PaymentRefused refusal) {
            throw new ParkingPermitRejected(Reason.PAYMENT_UNAVAILABLE);
        }
    }

    private Resource resource(ShortPermit permit, @Nullable URI paymentPage) {
        return new Resource(permit.reference(), permit.kind().code(), permit.stateOn(today()).code(),
                permit.mark().toString(), permit.zone().postcode(), List.copyOf(permit.days().days()),
                permit.fee().rappen(), "CHF", paymentPage);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
