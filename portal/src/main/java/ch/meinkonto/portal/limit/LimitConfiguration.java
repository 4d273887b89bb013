package ch.meinkonto.portal.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.Principal;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.page.ProblemDocuments;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The limit of addresses stands before Spring Security and its look for the session, the limit of accounts behind it. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
    /** Behind the filter that makes the request known to events (-105), before Spring Security (-100). */
    private static final int BEFORE_SECURITY = -103;
    private static final int BEHIND_SECURITY = -90;
    /** A household or a company has all addresses of such a network (RFC 6177). */
    private static final int IPV6_NETWORK_BYTES = 8;

    @Bean
    Limit addressLimit(LimitSettings settings, Clock clock) {
        return new Limit("portal-requests", "address", settings.address().burst(), settings.address().perMinute(),
                settings.remembered(), clock);
    }

    @Bean
    Limit accountLimit(LimitSettings settings, Clock clock) {
        return new Limit("portal-requests", "account", settings.account().burst(), settings.account().perMinute(),
                settings.remembered(), clock);
    }

    @Bean
    LimitReports limitReports(List<Limit> limits, SecurityEvents events) {
        return new LimitReports(limits, events);
    }

    @Bean
    FilterRegistrationBean<LimitFilter> addressLimitFilter(Limit addressLimit, LimitSettings settings,
            LimitReports reports, ProblemDocuments problems) {
        return registration("addressLimit", BEFORE_SECURITY, new LimitFilter(addressLimit,
                request -> Optional.of(request.getRemoteAddr())
                        .filter(address -> !settings.unlimited().contains(address))
                        .map(LimitConfiguration::network),
                reports, problems));
    }

    @Bean
    FilterRegistrationBean<LimitFilter> accountLimitFilter(Limit accountLimit, LimitSettings settings,
            LimitReports reports, ProblemDocuments problems) {
        return registration("accountLimit", BEHIND_SECURITY, new LimitFilter(accountLimit,
                request -> Optional.of(request)
                        .filter(asked -> !settings.unlimited().contains(asked.getRemoteAddr()))
                        .map(HttpServletRequest::getUserPrincipal)
                        .map(Principal::getName),
                reports, problems));
    }

    private static FilterRegistrationBean<LimitFilter> registration(String name, int order, LimitFilter filter) {
        FilterRegistrationBean<LimitFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        return registration;
    }

    /** An IPv4 address by itself, an IPv6 address as its network of 64 bits. */
    static String network(String address) {
        String withoutZone = address.replaceAll("%.*$", "");
        if (!withoutZone.contains(":")) {
            return withoutZone;
        }
        byte[] bytes = InetAddress.ofLiteral(withoutZone) instanceof Inet6Address six ? six.getAddress() : new byte[0];
        return bytes.length == 0
                ? withoutZone
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "/64";
    }
}
