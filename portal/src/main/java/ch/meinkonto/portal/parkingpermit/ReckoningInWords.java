package ch.meinkonto.portal.parkingpermit;

import java.util.Locale;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says how the price of a permit was found: by months, and kilograms × rate by drive. */
@Component
class ReckoningInWords {
    private final ParkingPermitRules rules;
    private final MessageSource texts;

    ReckoningInWords(ParkingPermitRules rules, MessageSource texts) {
        this.rules = rules;
        this.texts = texts;
    }

    /** Empty where the price is the same for all vehicles. */
    Optional<String> of(ParkingPermit permit, Locale language) {
        return rules.reckoningOf(permit).map(how -> of(how, language));
    }

    /** Kilograms × rate by drive. */
    String of(WeightTariff.Reckoning how, Locale language) {
        String drive = texts.getMessage(how.driveKey(), null, language);
        Object[] facts = {Integer.toString(how.vehicle().kilograms()), how.francs(), drive, how.year()};
        return texts.getMessage("parking-permit.reckoning", facts, language);
    }

    /** For how many months it is. */
    String months(int months, Locale language) {
        return texts.getMessage("parking-permit.price.months", new Object[]{months}, language);
    }
}
