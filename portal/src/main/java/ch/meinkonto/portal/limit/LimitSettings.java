package ch.meinkonto.portal.limit;

import java.net.InetAddress;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are too many. Style sheets and scripts do not count.
 *
 * @param address for all who come from one address, signed in or not: an office is one
 * @param account for one account, wherever it comes from
 * @param remembered how many addresses and how many accounts are remembered; the one that asked least lately is forgotten
 * @param unlimited addresses that may ask as often as they like, for scans and measurements on the same machine
 */
@Validated
@ConfigurationProperties("meinkonto.limit")
record LimitSettings(@Valid @DefaultValue Address address, @Valid @DefaultValue Account account,
        @DefaultValue("20000") @Min(100) int remembered, @DefaultValue List<InetAddress> unlimited) {
    /**
     * For one address.
     *
     * @param burst how many at once
     * @param perMinute how many in the long run
     */
    record Address(@DefaultValue("300") @Min(1) int burst, @DefaultValue("1200") @Min(1) int perMinute) {}

    /**
     * For one account.
     *
     * @param burst how many at once
     * @param perMinute how many in the long run
     */
    record Account(@DefaultValue("120") @Min(1) int burst, @DefaultValue("240") @Min(1) int perMinute) {}
}
