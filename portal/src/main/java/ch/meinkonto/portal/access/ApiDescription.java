package ch.meinkonto.portal.access;

import java.util.List;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.portal.cityservice.CityService;

/** What the OpenAPI document says about all services together: where they are and how one gets a token. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String SCHEME = "resident";

    @Bean
    OpenAPI openApi(PortalSettings settings, List<CityService> services) {
        Scopes scopes = new Scopes();
        services.forEach(
                service -> scopes.addString(service.name(), "Act for the resident in " + service.collection()));
        OAuthFlow codeWithPkce = new OAuthFlow().authorizationUrl(settings.issuer() + "/oauth2/authorize")
                .tokenUrl(settings.issuer() + "/oauth2/token")
                .scopes(scopes);
        return new OpenAPI()
                .info(new Info().title("Mein Konto").version("v1").description(
                        "City services for programs that act for a resident. Refusals are problem documents (RFC 9457) "
                                + "with a reason code and a trace id."))
                .servers(List.of(new Server().url(settings.url().toString())))
                .components(new Components().addSecuritySchemes(SCHEME, new SecurityScheme()
                        .type(SecurityScheme.Type.OAUTH2)
                        .flows(new OAuthFlows().authorizationCode(codeWithPkce))))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME,
                        services.stream().map(CityService::name).toList()));
    }
}
