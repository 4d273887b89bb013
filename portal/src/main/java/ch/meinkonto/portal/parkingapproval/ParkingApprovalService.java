package ch.meinkonto.portal.parkingapproval;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;
import ch.meinkonto.portal.cityservice.Representation;

/** The parking permit by approval in the catalogue. */
@Configuration(proxyBeanMethods = false)
class ParkingApprovalService {
    static final String NAME = "parking-approval";

    /** What it is, and whether it is for me, is for everybody to read. */
    static final CityService SERVICE = new CityService(NAME, "parking-approvals", LifeEvent.CAR,
            List.of("/parking-approval", "/parking-approval/suitable"), ParkingApprovalService.class)
            .openTo(Representation.MANDATE);

    @Bean
    static CityService parkingApprovalInTheCatalogue() {
        return SERVICE;
    }
}
