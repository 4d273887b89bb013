package ch.meinkonto.auth.factor;

import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.webauthn4j.util.exception.WebAuthnException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.auth.account.Account;

/**
 * The two conversations with a browser about passkeys (Web Authentication, sections 7.1 and 7.2). What a browser is asked
 * is kept in its session and is good for one answer.
 */
@Component
class PasskeyCeremonies {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremonies.class);

    private final WebAuthnRelyingPartyOperations relyingParty;
    private final Passkeys passkeys;
    private final HttpSessionPublicKeyCredentialRequestOptionsRepository asked = new HttpSessionPublicKeyCredentialRequestOptionsRepository();
    private final HttpSessionPublicKeyCredentialCreationOptionsRepository offered = new HttpSessionPublicKeyCredentialCreationOptionsRepository();
    private final JsonMapper json = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremonies(WebAuthnRelyingPartyOperations relyingParty, Passkeys passkeys) {
        this.relyingParty = relyingParty;
        this.passkeys = passkeys;
    }

    /**
     * What came of an answer.
     *
     * @param accountId whose passkey it is, absent where the answer proves nothing
     * @param claimed whose passkey it says it is, absent where that is nobody
     * @param controlled whether the passkey was added under control
     */
    record Answer(@Nullable UUID accountId, @Nullable UUID claimed, boolean controlled) {}

    /**
     * Asks the browser for a passkey.
     *
     * @param person whose it must be, absent where anybody's will do
     * @return options for {@code navigator.credentials.get}, as JSON
     */
    String ask(@Nullable Authentication person, HttpServletRequest request, HttpServletResponse response) {
        PublicKeyCredentialRequestOptions options = relyingParty.createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(person));
        asked.save(request, response, options);
        return json.writeValueAsString(options);
    }

    /** Checks the browser's answer. */
    Answer check(String credential, HttpServletRequest request, HttpServletResponse response) {
        PublicKeyCredentialRequestOptions options = asked.load(request);
        asked.save(request, response, null);
        PublicKeyCredential<AuthenticatorAssertionResponse> answer = read(credential, new TypeReference<>() {
        });
        if (options == null || answer == null || !isComplete(answer)) {
            return new Answer(null, null, false);
        }
        UUID claimed = passkeys.ownerOf(answer.getResponse().getUserHandle()).orElse(null);
        try {
            String owner = relyingParty.authenticate(new RelyingPartyAuthenticationRequest(options, answer)).getName();
            return new Answer(UUID.fromString(owner), claimed, passkeys.isControlled(answer.getRawId()));
        } catch (WebAuthnException | IllegalArgumentException | IllegalStateException e) {
            LOG.info("passkey refused cause={}", e.getClass().getSimpleName());
            return new Answer(null, claimed, false);
        }
    }

    /**
     * Offers to make a passkey.
     *
     * @return options for {@code navigator.credentials.create}, as JSON
     */
    String offer(Authentication person, Account account, HttpServletRequest request, HttpServletResponse response) {
        passkeys.owner(account.id());
        PublicKeyCredentialCreationOptions made = relyingParty.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(person));
        // In a list of passkeys people know themselves by their address.
        PublicKeyCredentialCreationOptions options = PublicKeyCredentialCreationOptions.builder()
                .rp(made.getRp())
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(made.getUser().getId())
                        .name(account.login().value())
                        .displayName(account.displayName())
                        .build())
                .challenge(made.getChallenge())
                .pubKeyCredParams(made.getPubKeyCredParams())
                .timeout(made.getTimeout())
                .excludeCredentials(made.getExcludeCredentials())
                .authenticatorSelection(made.getAuthenticatorSelection())
                .attestation(made.getAttestation())
                .extensions(made.getExtensions())
                .build();
        offered.save(request, response, options);
        return json.writeValueAsString(options);
    }

    /**
     * What keeps the passkey that the browser made; empty where it made none that we could keep.
     *
     * @param controlled whether it is added under control
     */
    Optional<Runnable> registration(String credential, String name, boolean controlled, HttpServletRequest request,
            HttpServletResponse response) {
        PublicKeyCredentialCreationOptions options = offered.load(request);
        offered.save(request, response, null);
        PublicKeyCredential<AuthenticatorAttestationResponse> made = read(credential, new TypeReference<>() {
        });
        if (options == null || made == null || made.getResponse() == null) {
            return Optional.empty();
        }
        return Optional.of(() -> {
            CredentialRecord kept = relyingParty.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(options, new RelyingPartyPublicKey(made, name)));
            if (controlled) {
                passkeys.control(kept.getCredentialId());
            }
        });
    }

    private static boolean isComplete(PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        AuthenticatorAssertionResponse response = answer.getResponse();
        return response != null && answer.getRawId() != null && response.getAuthenticatorData() != null
                && response.getClientDataJSON() != null && response.getSignature() != null;
    }

    private <T> @Nullable T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.info("answer about a passkey not understood cause={}", e.getClass().getSimpleName());
            return null;
        }
    }
}
