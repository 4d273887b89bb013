package ch.meinkonto.auth.protocol;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.soc.contract.ConsentEvent;
import ch.meinkonto.soc.contract.ConsentRevokedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Stores what people allowed a client, and records it in the same transaction. */
final class RecordedConsents implements OAuth2AuthorizationConsentService {
    private final OAuth2AuthorizationConsentService stored;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    RecordedConsents(OAuth2AuthorizationConsentService stored, SecurityEvents events,
            TransactionOperations transactions) {
        this.stored = stored;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        transactions.executeWithoutResult(status -> {
            boolean first = findById(consent.getRegisteredClientId(), consent.getPrincipalName()) == null;
            stored.save(consent);
            events.record(new ConsentEvent(consent.getPrincipalName(), consent.getRegisteredClientId(),
                    consent.getScopes().stream().sorted().toList(), first));
        });
    }

    /** Also where somebody who is asked again allows nothing any more: the framework calls this then. */
    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        transactions.executeWithoutResult(status -> {
            stored.remove(consent);
            events.record(new ConsentRevokedEvent(consent.getPrincipalName(), consent.getRegisteredClientId()));
        });
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String registeredClientId, String principalName) {
        return stored.findById(registeredClientId, principalName);
    }
}
