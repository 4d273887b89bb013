package ch.meinkonto.portal.weeklyresident;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;
import ch.meinkonto.portal.cityservice.Representation;
import ch.meinkonto.portal.datedrule.DeclaredRules;

/** Weekly residence in the catalogue. */
@Configuration(proxyBeanMethods = false)
class WeeklyResidenceService {
    static final String NAME = "weekly-residence";

    /** What it is, and whether it is for me, is for everybody to read. Who registers must be known with two factors. */
    static final CityService SERVICE = new CityService(NAME, "weekly-residences", LifeEvent.MOVING,
            List.of("/weekly-residence", "/weekly-residence/suitable"), WeeklyResidenceService.class,
            Assurance.MULTI_FACTOR).openTo(Representation.MANDATE);

    @Bean
    static CityService weeklyResidenceInTheCatalogue() {
        return SERVICE;
    }

    @Bean
    static DeclaredRules rulesOfWeeklyResidence() {
        return CurrentStayRules.declared();
    }
}
