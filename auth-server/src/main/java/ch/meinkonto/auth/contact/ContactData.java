package ch.meinkonto.auth.contact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.PersonalData;

/** The telephone number, also one that waits for its code, in a person's copy of everything. */
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
        Map<String, Object> data = new LinkedHashMap<>();
        phones.of(accountId).ifPresent(number -> data.put("phone", number.value()));
        phones.waiting(accountId).ifPresent(number -> data.put("phoneToBeProven", number.value()));
        return data;
    }
}
