package ch.meinkonto.auth.federation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.IdentityProofs.IdentityProof;
import ch.meinkonto.auth.account.IdentityProofs.ProvenPerson;
import ch.meinkonto.auth.account.PersonalData;

/** The linked identities in a person's copy of everything. */
@Component
class FederationData implements PersonalData {
    private final IdentityLinks links;

    FederationData(IdentityLinks links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "identities";
    }

    @Override
    public Object of(UUID accountId) {
        IdentityProof best = links.of(accountId).orElse(null);
        ProvenPerson person = best == null ? null : best.person();
        return links.all(accountId).stream().map(link -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("provider", link.provider());
            data.put("linked", link.linkedAt());
            data.put("lastUsed", link.lastUsedAt());
            if (link.identityLevel() != null && link.toldAt() != null) {
                data.put("identityLevel", link.identityLevel());
                data.put("identityToldAt", link.toldAt());
                if (person != null) {
                    data.put("familyName", person.familyName());
                    data.put("givenName", person.givenName());
                    data.put("birth", person.birth());
                }
            }
            return data;
        }).toList();
    }
}
