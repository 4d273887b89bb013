package ch.meinkonto.auth.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/** What a client may know or do, in words for people. */
@Component
class ScopeTexts {
    private final MessageSource texts;

    ScopeTexts(MessageSource texts) {
        this.texts = texts;
    }

    /**
     * A thing a client may know or do.
     *
     * @param name of the scope
     * @param text for people
     */
    record Scope(String name, String text) {}

    /** The things that scopes are about, by name; {@code openid} is none. */
    List<Scope> of(Collection<String> scopes, Locale language) {
        return scopes.stream()
                .filter(name -> !name.isBlank() && !OidcScopes.OPENID.equals(name))
                .sorted()
                .map(name -> new Scope(name, text(name, language)))
                .toList();
    }

    private String text(String scope, Locale language) {
        String text = texts.getMessage("consent.scope." + scope, null, scope, language);
        return text == null ? scope : text;
    }
}
