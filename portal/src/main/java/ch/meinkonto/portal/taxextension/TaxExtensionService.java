package ch.meinkonto.portal.taxextension;

import java.util.ArrayList;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;
import ch.meinkonto.portal.datedrule.DeclaredRules;
import ch.meinkonto.portal.datedrule.RuleName;

/** The extension in the catalogue. */
@Configuration(proxyBeanMethods = false)
class TaxExtensionService {
    static final String NAME = "tax-extension";

    /** Whether it is for me, and whether a confirmation is genuine, is for everybody to ask. */
    static final CityService SERVICE = new CityService(NAME, "tax-extensions", LifeEvent.TAXES,
            List.of("/tax-extension", "/tax-extension/suitable"), TaxExtensionService.class);

    @Bean
    static CityService taxExtensionInTheCatalogue() {
        return SERVICE;
    }

    @Bean
    static DeclaredRules rulesOfTaxExtension() {
        List<RuleName<?>> names = new ArrayList<>(ExtensionDeadlines.DAYS);
        names.add(ExtensionDeadlines.FINAL_PERIOD);
        return new DeclaredRules(NAME, names);
    }
}
