package ch.meinkonto.auth.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The passkeys of accounts, in the tables of Spring Security. */
@Component
public class Passkeys {
    private final PublicKeyCredentialUserEntityRepository owners;
    private final UserCredentialRepository credentials;
    private final JdbcClient jdbc;
    private final Clock clock;

    Passkeys(PublicKeyCredentialUserEntityRepository owners, UserCredentialRepository credentials, JdbcClient jdbc,
            Clock clock) {
        this.owners = owners;
        this.credentials = credentials;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A passkey as its owner sees it.
     *
     * @param id of the credential, Base64url
     * @param name as the owner calls it
     * @param added when
     * @param lastUsed when, the moment it was added where it was never used
     */
    public record Passkey(String id, String name, Instant added, Instant lastUsed) {}

    /** The passkeys of an account, the oldest first. */
    List<Passkey> of(UUID accountId) {
        return credentials(accountId).stream()
                .map(record -> new Passkey(record.getCredentialId().toBase64UrlString(), record.getLabel(),
                        record.getCreated(), record.getLastUsed()))
                .sorted(Comparator.comparing(Passkey::added).thenComparing(Passkey::id))
                .toList();
    }

    /**
     * How the account is called in authenticators. A random handle (Web Authentication, section 14.6.1), not the id of the
     * account: whoever finds the stick learns nothing by which other systems know the person.
     */
    PublicKeyCredentialUserEntity owner(UUID accountId) {
        PublicKeyCredentialUserEntity known = owners.findByUsername(accountId.toString());
        if (known != null) {
            return known;
        }
        PublicKeyCredentialUserEntity owner = ImmutablePublicKeyCredentialUserEntity.builder()
                .id(Bytes.random())
                .name(accountId.toString())
                .displayName("")
                .build();
        owners.save(owner);
        return owner;
    }

    /** Whose passkey it is; empty where there is no such handle. */
    Optional<UUID> ownerOf(@Nullable Bytes handle) {
        return Optional.ofNullable(handle == null ? null : owners.findById(handle))
                .map(owner -> UUID.fromString(owner.getName()));
    }

    /** Whether the account has a passkey that was added under control. */
    boolean isAnyControlled(UUID accountId) {
        return credentials(accountId).stream().anyMatch(record -> isControlled(record.getCredentialId()));
    }

    /** Whether a passkey was added under control: with a code of a second person, or with such a passkey. */
    boolean isControlled(Bytes credentialId) {
        return jdbc.sql("select 1 from factor.controlled_passkey where credential_id = ?")
                .param(credentialId.toBase64UrlString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Remembers that a passkey was added under control. */
    void control(Bytes credentialId) {
        jdbc.sql("""
                insert into factor.controlled_passkey (credential_id, controlled_at) values (?, ?)
                on conflict do nothing""")
                .params(credentialId.toBase64UrlString(), Timestamp.from(clock.instant()))
                .update();
    }

    /** Forgets a passkey of the account; whether there was one. */
    boolean remove(UUID accountId, String id) {
        Optional<CredentialRecord> found = credentials(accountId).stream()
                .filter(record -> record.getCredentialId().toBase64UrlString().equals(id))
                .findFirst();
        found.ifPresent(record -> credentials.delete(record.getCredentialId()));
        return found.isPresent();
    }

    private List<CredentialRecord> credentials(UUID accountId) {
        PublicKeyCredentialUserEntity owner = owners.findByUsername(accountId.toString());
        return owner == null ? List.of() : credentials.findByUserId(owner.getId());
    }
}
