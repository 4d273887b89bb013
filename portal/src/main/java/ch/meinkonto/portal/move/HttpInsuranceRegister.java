package ch.meinkonto.portal.move;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.InsuranceCardNumber;

/**
 * The register of insurance cards over HTTP, as JSON. It says whose a card is by a mark: HMAC-SHA-256 of the AHV number under a
 * key both sides have.
 */
@Component
class HttpInsuranceRegister implements InsuranceRegister {
    private static final String ALGORITHM = "HmacSHA256";

    private final RestClient register;
    private final byte[] key;

    HttpInsuranceRegister(MoveSettings settings) {
        this.register = settings.register("insurance/api/cards");
        this.key = settings.holderKey().getBytes(StandardCharsets.UTF_8);
    }

    /** A card as the register writes one. */
    private record Card(String number, String holder, String insurer, String status) {}

    @Override
    public Optional<Cover> coverOf(InsuranceCardNumber card, Ahvn13 holder) {
        try {
            Card found = register.get().uri("/{number}", card.digits()).retrieve().body(Card.class);
            return Optional.ofNullable(found)
                    .filter(document -> document.number().equals(card.digits()) && isOf(document, holder))
                    .map(document -> new Cover(document.insurer(), document.status().equals("insured")));
        } catch (HttpClientErrorException refusal) {
            if (refusal.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return Optional.empty();
            }
            throw new RegisterAway("card register refuses to answer", refusal);
        } catch (RestClientException e) {
            throw new RegisterAway("card register does not answer", e);
        }
    }

    private boolean isOf(Card card, Ahvn13 holder) {
        if (key.length == 0) {
            throw new RegisterAway("no key to tell whose a card is");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String mark = HexFormat.of().formatHex(mac.doFinal(holder.digits().getBytes(StandardCharsets.UTF_8)));
            return MessageDigest.isEqual(mark.getBytes(StandardCharsets.UTF_8),
                    card.holder().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
