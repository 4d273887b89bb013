package ch.meinkonto.auth.protocol;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationToken;

/** Tells a device that asks too often to slow down (RFC 8628 section 3.5); the framework leaves that to us. */
final class DeviceTokens implements AuthenticationProvider {
    static final String PENDING = "authorization_pending";
    static final String SLOW_DOWN = "slow_down";

    private final AuthenticationProvider standard;
    private final DevicePolls polls;

    DeviceTokens(AuthenticationProvider standard, DevicePolls polls) {
        this.standard = standard;
        this.polls = polls;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2DeviceCodeAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        try {
            return standard.authenticate(authentication);
        } catch (OAuth2AuthenticationException e) {
            String code = ((OAuth2DeviceCodeAuthenticationToken) authentication).getDeviceCode();
            if (PENDING.equals(e.getError().getErrorCode()) && polls.isTooSoon(code)) {
                throw new OAuth2AuthenticationException(new OAuth2Error(SLOW_DOWN));
            }
            throw e;
        }
    }
}
