package ch.meinkonto.portal.parkingpermit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * To whom bills are paid.
 *
 * @param account QR-IBAN, without blanks; there is no default, so that no bill asks for money on somebody else's account
 * @param name of the office
 * @param street of its address
 * @param house number in the street
 * @param postcode four digits
 * @param town of its address
 */
@Validated
@ConfigurationProperties("meinkonto.parking-permit.bill")
record BillSettings(
        @NotNull @Pattern(regexp = "(CH|LI)[0-9]{2}3[01][0-9]{3}[0-9A-Z]{12}") String account,
        @NotBlank @DefaultValue("Stadt Zürich") String name, @NotBlank @DefaultValue("Stadthausquai") String street,
        @NotBlank @DefaultValue("17") String house,
        @Pattern(regexp = "[1-9][0-9]{3}") @DefaultValue("8001") String postcode,
        @NotBlank @DefaultValue("Zürich") String town) {}
