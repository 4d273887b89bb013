package ch.meinkonto.auth.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.account.RoleGrants;
import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestPerson;

class LastAdministratorTests {
    private static final String REASON = "Leaves the city at the end of the month";

    @Test
    void twoAdministratorsStay() {
        try (TestAuthServer server = TestAuthServer.start()) {
            RoleGrants grants = server.bean(RoleGrants.class);
            grants.holders(Role.PLATFORM_ADMINISTRATOR).forEach(id -> grants.revoke(id, Role.PLATFORM_ADMINISTRATOR));
            UUID first = TestPerson.with(server, Role.PLATFORM_ADMINISTRATOR).id();
            UUID second = TestPerson.with(server, Role.PLATFORM_ADMINISTRATOR).id();
            UUID third = TestPerson.with(server, Role.PLATFORM_ADMINISTRATOR).id();
            FourEyes fourEyes = server.bean(FourEyes.class);
            Request asked = fourEyes.ask(first, new Act.RevokeRole(third, Role.PLATFORM_ADMINISTRATOR), REASON, null);
            fourEyes.approve(second, asked.id());

            AdministrationRefused refused = catchThrowableOfType(AdministrationRefused.class,
                    () -> fourEyes.ask(first, new Act.RevokeRole(second, Role.PLATFORM_ADMINISTRATOR), REASON, null));

            assertThat(refused.reason()).isEqualTo(Reason.TOO_FEW_ADMINISTRATORS);
            assertThat(grants.holders(Role.PLATFORM_ADMINISTRATOR)).containsExactlyInAnyOrder(first, second);
        }
    }
}
