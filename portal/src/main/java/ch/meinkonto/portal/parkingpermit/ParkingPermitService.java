package ch.meinkonto.portal.parkingpermit;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;
import ch.meinkonto.portal.cityservice.Representation;
import ch.meinkonto.portal.datedrule.DeclaredRules;

/** The parking permit in the catalogue. */
@Configuration(proxyBeanMethods = false)
class ParkingPermitService {
    static final String NAME = "parking-permit";
    /** Letters with which references of permits for a year begin. */
    static final String PREFIX = "PK";

    /** What it costs and who gets one is for everybody to read; control staff check permits without an account. */
    static final CityService SERVICE = new CityService(NAME, "parking-permits", LifeEvent.CAR,
            List.of("/parking-permit", "/verify", "/verify/*"), ParkingPermitService.class)
            .openTo(Representation.MANDATE);

    @Bean
    static CityService parkingPermit() {
        return SERVICE;
    }

    @Bean
    static DeclaredRules rulesOfParkingPermit() {
        return new DeclaredRules(NAME, ParkingPermitRules.ALL);
    }
}
