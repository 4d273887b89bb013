package ch.meinkonto.auth.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.account.RoleGrants;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestStaff;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.EventAction;

class FirstAdministratorsTests {
    @Test
    void areTwoAndNamedOnlyWhereThereIsNone() {
        try (TestAuthServer server = TestAuthServer.start(TestPostgres.database("auth"),
                "meinkonto.auth.first-administrators.logins=rosa.blum@stadt.example, nina.suter@soc.example",
                "meinkonto.auth.first-administrators.code=2345-6789-abcd-efgh")) {
            RoleGrants grants = server.bean(RoleGrants.class);
            UUID rosa = TestStaff.ROSA.id(server);
            UUID nina = TestStaff.NINA.id(server);
            assertThat(grants.holders(Role.PLATFORM_ADMINISTRATOR)).doesNotContain(rosa, nina);

            grants.holders(Role.PLATFORM_ADMINISTRATOR).forEach(id -> grants.revoke(id, Role.PLATFORM_ADMINISTRATOR));
            server.bean(FirstAdministrators.class).run(new DefaultApplicationArguments());

            assertThat(grants.holders(Role.PLATFORM_ADMINISTRATOR)).containsExactlyInAnyOrder(rosa, nina);
            assertThat(server.events().of(EventAction.ADMIN_ACTION))
                    .contains(new AdminEvent("role-grant", rosa.toString(), "platform-administrator"));
        }
    }
}
