package ch.meinkonto.portal.datedrule;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.access.StaffArea;
import ch.meinkonto.portal.access.StaffRole;

/** Who sees the pages of rules. */
@Configuration(proxyBeanMethods = false)
class RulesArea {
    static final String PATH = "/staff/rules";

    @Bean
    static StaffArea staffRules() {
        return new StaffArea(PATH, "rules.title",
                Set.of(StaffRole.SERVICE_OWNER, StaffRole.TEAM_LEAD, StaffRole.AUDITOR));
    }
}
