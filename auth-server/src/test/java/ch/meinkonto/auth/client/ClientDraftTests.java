package ch.meinkonto.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientDraftTests {
    @ParameterizedTest
    @ValueSource(strings = {"http://library.example/callback", "https://library.example/*",
            "https://*.library.example/a",
            "https://library.example/callback#part", "https://user@library.example/callback", "/callback", "callback",
            "https://library.example/a/../b", "javascript:alert(1)", "https:///callback", "https://a.example/a,b",
            "http://127.0.0.1/callback", "data:text/html,a"})
    void aWebApplicationIsFoundByACompleteSecureAddressOnly(String redirect) {
        assertThatThrownBy(() -> web(redirect)).isInstanceOfSatisfying(ClientDraftRefused.class,
                refused -> assertThat(refused.field()).isEqualTo("redirectUris"));
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1/callback,true", "http://[::1]/callback,true", "http://localhost/callback,false",
            "https://127.0.0.1/callback,false", "http://127.0.0.1.example/callback,false",
            "http://192.0.2.1/callback,false"})
    void aProgramOnADeviceListensOnTheLoopbackInterface(String redirect, boolean allowed) {
        List<String> redirects = List.of(redirect);
        if (allowed) {
            assertThat(draft("library", ClientDraft.Kind.NATIVE, redirects).hasSecret()).isFalse();
        } else {
            assertThatThrownBy(() -> draft("library", ClientDraft.Kind.NATIVE, redirects))
                    .isInstanceOf(ClientDraftRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Library", "-library", "library-", "a b", "library/../portal", "ä",
            "a12345678901234567890123456789012345678901"})
    void anIdIsPlain(String id) {
        assertThatThrownBy(() -> draft(id, ClientDraft.Kind.WEB, List.of("https://library.example/callback")))
                .isInstanceOfSatisfying(ClientDraftRefused.class,
                        refused -> assertThat(refused.field()).isEqualTo("id"));
    }

    @Test
    void aMachineHasNoAddressAndLearnsNoRoles() {
        assertThatThrownBy(() -> draft("meter", ClientDraft.Kind.MACHINE, List.of("https://library.example/a")))
                .isInstanceOf(ClientDraftRefused.class);
        assertThatThrownBy(() -> new ClientDraft("meter", ClientDraft.Kind.MACHINE, "Meter", List.of(), List.of(),
                List.of("parking-permit"), true)).isInstanceOf(ClientDraftRefused.class);
    }

    @Test
    void whatOpensMoreThanAResidentsOwnIsAPrivilege() {
        assertThat(web("https://library.example/callback").isPrivileged()).isFalse();
        for (String scope : List.of("soc:read", "soc:respond", "admin")) {
            assertThat(new ClientDraft("meter", ClientDraft.Kind.MACHINE, "Meter", List.of(), List.of(),
                    List.of(scope), false).isPrivileged()).as(scope).isTrue();
        }
    }

    private static ClientDraft web(String redirect) {
        return draft("library", ClientDraft.Kind.WEB, List.of(redirect));
    }

    private static ClientDraft draft(String id, ClientDraft.Kind kind, List<String> redirects) {
        return new ClientDraft(id, kind, "Library", redirects, List.of(), List.of("openid"), false);
    }
}
