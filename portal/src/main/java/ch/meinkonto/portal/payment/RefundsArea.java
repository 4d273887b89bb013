package ch.meinkonto.portal.payment;

import java.util.List;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.access.StaffArea;
import ch.meinkonto.portal.access.StaffRole;
import ch.meinkonto.portal.datedrule.DeclaredRules;

/** Who sees what goes back to residents, and gives back by hand. */
@Configuration(proxyBeanMethods = false)
class RefundsArea {
    static final String PATH = "/staff/refunds";

    @Bean
    static DeclaredRules rulesOfRefunds() {
        return new DeclaredRules("refund", List.of(DatedRefundRules.MOST_ALONE));
    }

    @Bean
    static StaffArea staffRefunds() {
        return new StaffArea(PATH, "payment.refunds.title", Set.of(StaffRole.CASEWORKER, StaffRole.TEAM_LEAD));
    }
}
