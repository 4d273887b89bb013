package ch.meinkonto.portal.operation;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.access.StaffArea;
import ch.meinkonto.portal.access.StaffRole;

/** Who sees the pages of services. */
@Configuration(proxyBeanMethods = false)
class ServicesArea {
    static final String PATH = "/staff/services";

    @Bean
    static StaffArea staffServices() {
        return new StaffArea(PATH, "services.title",
                Set.of(StaffRole.SERVICE_OWNER, StaffRole.TEAM_LEAD, StaffRole.AUDITOR));
    }
}
