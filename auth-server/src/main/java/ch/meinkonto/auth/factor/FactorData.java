package ch.meinkonto.auth.factor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.PersonalData;

/** The second factors in a person's copy of everything. */
@Component
class FactorData implements PersonalData {
    private final SecondFactors factors;

    FactorData(SecondFactors factors) {
        this.factors = factors;
    }

    @Override
    public String name() {
        return "factors";
    }

    @Override
    public Object of(UUID accountId) {
        SecondFactors.Overview has = factors.of(accountId);
        Map<String, Object> data = new LinkedHashMap<>();
        if (has.app() != null) {
            data.put("authenticatorAppSince", has.app());
        }
        data.put("passkeys", has.passkeys()
                .stream()
                .map(passkey -> Map.of("name", passkey.name(), "added", passkey.added(), "lastUsed", passkey.lastUsed()))
                .toList());
        data.put("unusedRecoveryCodes", has.recoveryCodesLeft());
        return data;
    }
}
