package ch.meinkonto.portal.access;

import java.security.Principal;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.ProvenIdentity;

/**
 * Gives controllers the {@link Resident}, whichever way the person was authenticated: whom they stand for in this request, else
 * themselves. On public pages the argument may be absent.
 */
@Component
class ResidentArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private static final String ACR = "acr";
    private static final String IDENTITY_LEVEL = "identity_level";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Resident.class;
    }

    @Override
    public @Nullable Resident resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        Principal principal = request.getUserPrincipal();
        if (principal == null && parameter.isOptional()) {
            return null;
        }
        return StandsFor.resolve(request,
                signedIn(Objects.requireNonNull(principal, "route is open to the public")));
    }

    private static Resident signedIn(Principal principal) {
        Object person = principal instanceof Authentication authentication ? authentication.getPrincipal() : null;
        return switch (person) {
            case OidcUser user -> new Resident(principal.getName(), user.getEmail(), user.getFullName(),
                    Assurance.of(user.getClaimAsString(ACR)), ProvenIdentity.of(level(user)), ProvenPerson.of(user));
            case Jwt token -> ofProgram(principal.getName(), Assurance.of(token.getClaimAsString(ACR)));
            case null, default -> new Resident(principal.getName(), null, null, Assurance.SINGLE_FACTOR);
        };
    }

    /** An access token tells no more than that a document was seen in the sign-in behind it. */
    private static Resident ofProgram(String id, Assurance assurance) {
        boolean proven = assurance.satisfies(Assurance.IDENTITY_PROVEN);
        return new Resident(id, null, null, assurance,
                proven ? ProvenIdentity.DOCUMENT_VERIFIED : ProvenIdentity.SELF_DECLARED, null);
    }

    private static @Nullable Number level(OidcUser user) {
        return user.getClaim(IDENTITY_LEVEL) instanceof Number level ? level : null;
    }
}
