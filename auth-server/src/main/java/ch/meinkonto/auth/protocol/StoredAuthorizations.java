package ch.meinkonto.auth.protocol;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Authorizations as the framework stores them, for a caller who knows whether one is new: the framework reads and parses the
 * whole row before each save only to find that out.
 */
final class StoredAuthorizations extends JdbcOAuth2AuthorizationService {
    /** In the order of the framework's parameters; the id comes first. */
    private static final String COLUMNS = """
            registered_client_id, principal_name, authorization_grant_type, authorized_scopes, attributes, state,
            authorization_code_value, authorization_code_issued_at, authorization_code_expires_at,
            authorization_code_metadata, access_token_value, access_token_issued_at, access_token_expires_at,
            access_token_metadata, access_token_type, access_token_scopes, oidc_id_token_value,
            oidc_id_token_issued_at, oidc_id_token_expires_at, oidc_id_token_metadata, refresh_token_value,
            refresh_token_issued_at, refresh_token_expires_at, refresh_token_metadata, user_code_value,
            user_code_issued_at, user_code_expires_at, user_code_metadata, device_code_value, device_code_issued_at,
            device_code_expires_at, device_code_metadata""";
    private static final String MARKS = "?" + ", ?".repeat(31);
    private static final String LOCK = "select id, " + COLUMNS
            + " from oauth2_authorization where id = ? for update";
    private static final String INSERT = "insert into oauth2_authorization (id, " + COLUMNS + ") values (?, " + MARKS
            + ") on conflict (id) do nothing";
    private static final String UPDATE = "update oauth2_authorization set (" + COLUMNS + ") = row(" + MARKS
            + ") where id = ?";

    StoredAuthorizations(JdbcOperations jdbc, RegisteredClientRepository clients) {
        super(jdbc, clients);
    }

    /** The authorization as it stands now; nobody else changes it until the transaction ends. */
    @Nullable
    OAuth2Authorization lock(String id) {
        return getJdbcOperations().query(LOCK, getAuthorizationRowMapper(), id).stream().findFirst().orElse(null);
    }

    /**
     * Stores an authorization that is new.
     *
     * @return whether it was: false where there is one with its id, which is left as it was
     */
    boolean insert(OAuth2Authorization authorization) {
        return getJdbcOperations().update(INSERT, parameters(authorization).toArray()) == 1;
    }

    /** Stores an authorization that is there and locked. */
    void update(OAuth2Authorization authorization) {
        List<SqlParameterValue> parameters = parameters(authorization);
        parameters.addLast(parameters.removeFirst());
        getJdbcOperations().update(UPDATE, parameters.toArray());
    }

    private List<SqlParameterValue> parameters(OAuth2Authorization authorization) {
        return new ArrayList<>(getAuthorizationParametersMapper().apply(authorization));
    }
}
