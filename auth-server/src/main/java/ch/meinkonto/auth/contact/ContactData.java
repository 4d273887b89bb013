package ch.meinkonto.auth.contact;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.PersonalData;

/** The telephone number in a person's copy of everything. */
@Component
class ContactData implements PersonalData {
    private final Phones phones;

    ContactData(Phones phones) {
        this.phones = phones;
    }

    @Override
    public String name() {
        return "contact";
    }

    @Override
    public Object of(UUID accountId) {
        Optional<PhoneNumber> phone = phones.of(accountId);
        return phone.isPresent() ? Map.of("phone", phone.get().value()) : Map.of();
    }
}
