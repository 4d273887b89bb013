package ch.meinkonto.portal.move;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;
import ch.meinkonto.portal.cityservice.Representation;
import ch.meinkonto.portal.datedrule.DeclaredRules;

/**
 * The move in the catalogue. What registers tell about a household needs a second factor. Parents report for a child that moves
 * alone; adults report for themselves.
 */
@Configuration(proxyBeanMethods = false)
class MoveService {
    static final String NAME = "move";
    static final CityService SERVICE = new CityService(NAME, "moves", LifeEvent.MOVING,
            List.of("/move", "/move/suitable"), MoveService.class, Assurance.MULTI_FACTOR)
            .openTo(Representation.PARENT);

    @Bean
    static CityService moveInTheCatalogue() {
        return SERVICE;
    }

    @Bean
    static DeclaredRules rulesOfTheMove() {
        return new DeclaredRules(NAME, List.of(MoveRules.PERIOD, MoveRules.FINE, MoveRules.FEE,
                MoveRules.PERMIT_FEE));
    }
}
