package ch.meinkonto.ops.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.ops.stores.TestPostgres;

/** What is written of a session in the database. */
class StoredSessionsTests {
    // The database keeps milliseconds.
    private static final Instant BEGUN = Instant.ofEpochMilli(Instant.now().toEpochMilli());

    private final DriverManagerDataSource database = database();
    private final JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(database),
            new TransactionTemplate(new DataSourceTransactionManager(database)));

    private static DriverManagerDataSource database() {
        TestPostgres.Database database = TestPostgres.database("session");
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    @BeforeEach
    void createTables() {
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/session/jdbc/schema-postgresql.sql"))
                .execute(database);
        new StoredSessions().sessionRepositoryCustomizer().customize(sessions);
    }

    @Test
    void countsInEveryApplicationThatHasItOnItsClassPath() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(StoredSessions.class.getName());
    }

    @Test
    void saysToTheMinuteWhenItWasUsedLast() {
        String id = begun(sessions, BEGUN);
        used(sessions, id, BEGUN.plusSeconds(30));
        assertThat(lastUse(id)).isEqualTo(BEGUN);
        used(sessions, id, BEGUN.plusSeconds(61));
        assertThat(lastUse(id)).isEqualTo(BEGUN.plusSeconds(61));
        assertThat(expiry(id)).isEqualTo(BEGUN.plusSeconds(61).plus(Duration.ofMinutes(30)));
    }

    @Test
    void writesAtOnceWhatElseChanges() {
        String first = begun(sessions, BEGUN);
        String second = renamed(sessions, first, "somebody");
        assertThat(sessions.findById(first)).isNull();
        assertThat(sessions.findByPrincipalName("somebody")).containsOnlyKeys(second);
        assertThat(chosen(sessions, second)).isEqualTo("kept");
    }

    private static <S extends Session> String begun(SessionRepository<S> sessions, Instant at) {
        S session = sessions.createSession();
        session.setLastAccessedTime(at);
        session.setMaxInactiveInterval(Duration.ofMinutes(30));
        sessions.save(session);
        return session.getId();
    }

    private static <S extends Session> void used(SessionRepository<S> sessions, String id, Instant at) {
        S session = sessions.findById(id);
        session.setLastAccessedTime(at);
        sessions.save(session);
    }

    private static <S extends Session> String renamed(SessionRepository<S> sessions, String id, String person) {
        S session = sessions.findById(id);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person);
        session.setAttribute("chosen", "kept");
        String next = session.changeSessionId();
        sessions.save(session);
        return next;
    }

    private static String chosen(SessionRepository<? extends Session> sessions, String id) {
        return sessions.findById(id).getAttribute("chosen");
    }

    private Instant lastUse(String id) {
        return moment("last_access_time", id);
    }

    private Instant expiry(String id) {
        return moment("expiry_time", id);
    }

    private Instant moment(String column, String id) {
        return Instant.ofEpochMilli(JdbcClient.create(database)
                .sql("select " + column + " from spring_session where session_id = ?")
                .param(id)
                .query(Long.class)
                .single());
    }
}
