package ch.meinkonto.auth.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.account.RoleGrant;
import ch.meinkonto.auth.account.RoleGrants;
import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.administration.Request.State;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;

/** No way leads around the second person. */
class FourEyesTests {
    private static final String REASON = "Ticket 4711: takes over the desk";

    private static final Instant UNTIL = Instant.now().plus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private static TestAuthServer server;
    private static FourEyes fourEyes;

    private UUID asker;
    private UUID approver;
    private UUID beneficiary;

    @BeforeAll
    static void start() {
        server = TestAuthServer.start();
        fourEyes = server.bean(FourEyes.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void arrive() {
        asker = TestPerson.with(server, Role.PLATFORM_ADMINISTRATOR).id();
        approver = TestPerson.with(server, Role.PLATFORM_ADMINISTRATOR).id();
        beneficiary = TestPerson.resident(server).id();
        server.events().clear();
    }

    @Test
    void oneAsksAnotherAgreesAndTheRoleIsThere() {
        Request asked = fourEyes.ask(asker, grant(Role.CASEWORKER), REASON, null);
        assertThat(roles(beneficiary)).containsExactly(Role.RESIDENT);

        Request approved = fourEyes.approve(approver, asked.id());

        assertThat(approved.state()).isEqualTo(State.APPROVED);
        assertThat(roles(beneficiary)).containsExactly(Role.RESIDENT, Role.CASEWORKER);
        RoleGrant grant = server.bean(RoleGrants.class)
                .of(beneficiary)
                .stream()
                .filter(one -> one.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        assertThat(grant.grantedBy()).isEqualTo(asker);
        assertThat(grant.approvedBy()).isEqualTo(approver);
        assertThat(grant.reason()).isEqualTo(REASON);
        assertThat(server.events().of(EventAction.ADMIN_ACTION)).containsExactly(
                new AdminEvent("role-grant-ask", beneficiary.toString(), "caseworker"),
                new AdminEvent("role-grant", beneficiary.toString(), "caseworker", null, asker.toString()));
        assertThat(server.notices()).anySatisfy(notice -> assertThat(notice.kind()).isEqualTo("role-granted"));
    }

    /** Whatever three people do with a request in whatever order: whoever agreed is neither who asked nor whom it is about. */
    @Test
    void inNoOrderOfStepsDoesOnePersonStandForTwo() {
        Random random = new Random(20261128);
        List<UUID> people = List.of(asker, approver, TestPerson.with(server, Role.PLATFORM_ADMINISTRATOR).id());
        Role[] staff = {Role.CASEWORKER, Role.TEAM_LEAD, Role.SERVICE_OWNER, Role.ANALYST, Role.AUDITOR};
        List<UUID> known = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            UUID person = people.get(random.nextInt(3));
            UUID about = people.get(random.nextInt(3));
            Role role = staff[random.nextInt(staff.length)];
            Act act = random.nextInt(4) == 0
                    ? new Act.RevokeRole(about, role)
                    : new Act.GrantRole(about, role, Instant.now().plus(30, ChronoUnit.DAYS));
            UUID meant = known.isEmpty() ? UUID.randomUUID() : known.get(random.nextInt(known.size()));
            int what = random.nextInt(6);
            Throwable refusal = catchThrowable(() -> {
                switch (what) {
                    case 0, 1 -> known.add(fourEyes.ask(person, act, REASON, null).id());
                    case 2 -> fourEyes.refuse(person, meant);
                    case 3 -> fourEyes.withdraw(person, meant);
                    default -> fourEyes.approve(person, meant);
                }
            });
            assertThat(refusal == null || refusal instanceof AdministrationRefused).as(String.valueOf(refusal))
                    .isTrue();
        }
        Requests requests = server.bean(Requests.class);
        List<Request> approved = known.stream()
                .map(id -> requests.find(id).orElseThrow())
                .filter(request -> request.state() == State.APPROVED)
                .toList();
        assertThat(approved).hasSizeGreaterThan(5).allSatisfy(request -> {
            assertThat(request.decidedBy()).isNotNull().isNotEqualTo(request.askedBy());
            assertThat(request.act().beneficiary()).isNotIn(request.askedBy(), request.decidedBy());
        });
        people.forEach(person -> server.bean(RoleGrants.class)
                .of(person)
                .stream()
                .filter(grant -> grant.role() != Role.PLATFORM_ADMINISTRATOR)
                .forEach(grant -> assertThat(List.of(grant.grantedBy(), grant.approvedBy(), grant.accountId()))
                        .doesNotHaveDuplicates()));
    }

    @Test
    void whoAskedWhomItIsAboutAndWhoIsNoAdministratorCannotAgreeAndThatIsTold() {
        UUID concerned = TestPerson.with(server, Role.PLATFORM_ADMINISTRATOR).id();
        Request asked = fourEyes.ask(asker, new Act.GrantRole(concerned, Role.AUDITOR, later()), REASON, null);
        UUID auditor = TestPerson.with(server, Role.AUDITOR).id();
        server.events().clear();

        assertRefused(Reason.OWN_REQUEST, () -> fourEyes.approve(asker, asked.id()));
        assertRefused(Reason.CONCERNED, () -> fourEyes.approve(concerned, asked.id()));
        assertRefused(Reason.NOT_ADMINISTRATOR, () -> fourEyes.approve(auditor, asked.id()));
        assertRefused(Reason.CONCERNED,
                () -> fourEyes.ask(concerned, new Act.GrantRole(concerned, Role.ANALYST, later()), REASON, null));

        assertThat(server.events().of(EventAction.AUTHZ_DENY)).hasSize(4)
                .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(AuthorizationDeniedEvent.class,
                        denied -> assertThat(denied.resourceType()).isEqualTo("admin-request")));
        assertThat(server.events().of(EventAction.ADMIN_ACTION)).isEmpty();
        assertThat(roles(concerned)).containsExactly(Role.PLATFORM_ADMINISTRATOR);
    }

    @Test
    void theTablesRefuseOnePersonForTwoWhateverTheCodeDoes() {
        RoleGrants grants = server.bean(RoleGrants.class);

        for (List<UUID> two : List.of(List.of(asker, asker), List.of(beneficiary, asker),
                List.of(asker, beneficiary))) {
            assertThatThrownBy(() -> grants.grant(new RoleGrant(beneficiary, Role.ANALYST, Instant.now(), later(),
                    two.get(0), two.get(1), REASON))).isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThatThrownBy(() -> server.database()
                .sql("update administration.request set state = 'APPROVED', decided_by = asked_by where id = ?")
                .param(fourEyes.ask(asker, grant(Role.ANALYST), REASON, null).id())
                .update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ofManyWhoAgreeAtTheSameMomentOneDecides() throws Exception {
        Request asked = fourEyes.ask(asker, grant(Role.ANALYST), REASON, null);
        List<UUID> administrators = new ArrayList<>(List.of(approver));
        for (int more = 0; more < 3; more++) {
            administrators.add(TestPerson.with(server, Role.PLATFORM_ADMINISTRATOR).id());
        }
        CyclicBarrier together = new CyclicBarrier(administrators.size());
        server.events().clear();
        int decided = 0;
        try (ExecutorService all = Executors.newFixedThreadPool(administrators.size())) {
            List<Callable<Boolean>> tries = administrators.stream().map(one -> (Callable<Boolean>) () -> {
                together.await();
                return catchThrowable(() -> fourEyes.approve(one, asked.id())) == null;
            }).toList();
            for (Future<Boolean> result : all.invokeAll(tries)) {
                decided += result.get() ? 1 : 0;
            }
        }

        assertThat(decided).isEqualTo(1);
        assertThat(server.events().of(EventAction.ADMIN_ACTION)).hasSize(1);
    }

    @Test
    void aRequestThatWaitedTooLongIsOver() {
        Request asked = fourEyes.ask(asker, grant(Role.ANALYST), REASON, null);
        server.database()
                .sql("update administration.request set expires_at = current_timestamp - interval '1 second' where id = ?")
                .param(asked.id())
                .update();

        assertRefused(Reason.EXPIRED, () -> fourEyes.approve(approver, asked.id()));
        assertRefused(Reason.EXPIRED, () -> fourEyes.withdraw(asker, asked.id()));
        fourEyes.writeDownExpired();

        assertThat(server.bean(Requests.class).find(asked.id()).orElseThrow().state()).isEqualTo(State.EXPIRED);
        assertThat(roles(beneficiary)).containsExactly(Role.RESIDENT);
        assertThat(fourEyes.ask(asker, grant(Role.ANALYST), REASON, null).state()).isEqualTo(State.OPEN);
    }

    @Test
    void whatAnAdministratorAskedIsWorthNothingOnceTheyAreNone() {
        Request asked = fourEyes.ask(asker, grant(Role.ANALYST), REASON, null);
        server.bean(RoleGrants.class).revoke(asker, Role.PLATFORM_ADMINISTRATOR);

        assertRefused(Reason.ASKER_LEFT, () -> fourEyes.approve(approver, asked.id()));
    }

    @Test
    void repeatingAsksAndAgreesOnce() {
        Act act = grant(Role.ANALYST);
        Request asked = fourEyes.ask(asker, act, REASON, "key-of-a-program");
        assertThat(fourEyes.ask(asker, act, REASON, "key-of-a-program").id()).isEqualTo(asked.id());
        assertRefused(Reason.KEY_REUSED, () -> fourEyes.ask(asker, grant(Role.AUDITOR), REASON, "key-of-a-program"));
        assertRefused(Reason.ASKED_ALREADY, () -> fourEyes.ask(approver, grant(Role.ANALYST), REASON, null));
        server.events().clear();

        fourEyes.approve(approver, asked.id());
        assertThat(fourEyes.approve(approver, asked.id()).state()).isEqualTo(State.APPROVED);

        assertThat(server.events().of(EventAction.ADMIN_ACTION)).hasSize(1);
        assertRefused(Reason.DECIDED, () -> fourEyes.refuse(approver, asked.id()));
    }

    @Test
    void whatMakesNoSenseIsNotAskedFor() {
        assertRefused(Reason.REASON_MISSING, () -> fourEyes.ask(asker, grant(Role.ANALYST), "short", null));
        assertRefused(Reason.REASON_MISSING, () -> fourEyes.ask(asker, grant(Role.ANALYST), "x".repeat(501), null));
        assertRefused(Reason.ROLE, () -> fourEyes.ask(asker, grant(Role.RESIDENT), REASON, null));
        assertRefused(Reason.UNKNOWN,
                () -> fourEyes.ask(asker, new Act.GrantRole(UUID.randomUUID(), Role.ANALYST, later()), REASON, null));
        assertRefused(Reason.PERIOD, () -> fourEyes.ask(asker,
                new Act.GrantRole(beneficiary, Role.ANALYST, Instant.now().minusSeconds(1)), REASON, null));
        assertRefused(Reason.PERIOD, () -> fourEyes.ask(asker,
                new Act.GrantRole(beneficiary, Role.ANALYST, Instant.now().plus(800, ChronoUnit.DAYS)), REASON, null));
        assertRefused(Reason.NO_CHANGE,
                () -> fourEyes.ask(asker, new Act.RevokeRole(beneficiary, Role.ANALYST), REASON, null));
    }

    @Test
    void aRoleThatIsTakenAwayOrOverEndsWhatWasOpenedWithIt() {
        UUID analyst = TestPerson.with(server, Role.ANALYST).id();
        Request asked = fourEyes.ask(asker, new Act.RevokeRole(analyst, Role.ANALYST), REASON, null);
        fourEyes.approve(approver, asked.id());
        assertThat(roles(analyst)).isEmpty();

        UUID forATime = TestPerson.with(server, Role.CASEWORKER).id();
        server.database()
                .sql("update account.role set valid_until = current_timestamp - interval '1 second' where account_id = ?")
                .param(forATime)
                .update();
        server.events().clear();
        server.bean(ActPerformer.class).endRoles();
        assertThat(server.events().of(EventAction.ADMIN_ACTION))
                .contains(new AdminEvent("role-expire", forATime.toString(), "caseworker"));
    }

    private static void assertRefused(Reason reason, Runnable deed) {
        assertThat(catchThrowable(deed::run)).isInstanceOfSatisfying(AdministrationRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private Act grant(Role role) {
        return new Act.GrantRole(beneficiary, role, UNTIL);
    }

    private static Instant later() {
        return Instant.now().plus(30, ChronoUnit.DAYS);
    }

    private static List<Role> roles(UUID account) {
        return server.bean(Accounts.class).find(account).orElseThrow().roles();
    }
}
