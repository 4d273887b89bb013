package ch.meinkonto.ops.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

import ch.meinkonto.ops.stores.TestPostgres;

/** What is read and written of a session, request by request. */
class RememberedSessionsTests {
    // The database keeps milliseconds.
    private static final Instant BEGUN = Instant.ofEpochMilli(Instant.now().toEpochMilli());

    private final DriverManagerDataSource database = database();
    private final RecordingJdbc jdbc = new RecordingJdbc(database);
    private final RememberedSessions<? extends Session> sessions = new RememberedSessions<>(stored());

    private static DriverManagerDataSource database() {
        TestPostgres.Database database = TestPostgres.database("sessions");
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    private JdbcIndexedSessionRepository stored() {
        JdbcIndexedSessionRepository stored = new JdbcIndexedSessionRepository(jdbc,
                new SessionTransactions(new DataSourceTransactionManager(database)));
        new SessionMemoryConfiguration().sessionRepositoryCustomizer().customize(stored);
        return stored;
    }

    @BeforeEach
    void createTables() {
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/session/jdbc/schema-postgresql.sql"))
                .execute(database);
    }

    @Test
    void countsInEveryApplicationThatHasItOnItsClassPath() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(SessionMemoryConfiguration.class.getName());
    }

    @Test
    void asksOnceForARequestThatChangesNothing() throws Exception {
        String id = begun(sessions, Instant.now());
        jdbc.statements();
        served(id, session -> assertThat(session.getId()).isEqualTo(id));
        assertThat(jdbc.statements()).containsExactly("select");
    }

    @Test
    void writesWhatARequestChangesInOneTransaction() throws Exception {
        String id = begun(sessions, Instant.now());
        jdbc.statements();
        served(id, session -> session.setAttribute("chosen", "kept"));
        assertThat(jdbc.statements()).containsExactly("select", "update in a transaction", "insert in a transaction");
        served(id, session -> assertThat(session.getAttribute("chosen")).isEqualTo("kept"));
    }

    @Test
    void writesWhatChangesAfterTheAnswerHasBegun() throws Exception {
        String id = begun(sessions, Instant.now());
        served(id, session -> {
            session.setAttribute("first", "kept");
        }, session -> session.setAttribute("second", "kept"));
        assertThat(chosen(sessions, id, "first")).isEqualTo("kept");
        assertThat(chosen(sessions, id, "second")).isEqualTo("kept");
    }

    @Test
    void knowsInTheNextRequestWhatHappenedMeanwhile() throws Exception {
        String id = begun(sessions, Instant.now());
        served(id, session -> sessions.deleteById(id));
        MockHttpServletRequest request = request(id);
        filter(request, (asked, answer) -> assertThat(asked.getSession(false)).isNull());
    }

    @Test
    void endsASessionWithinItsRequest() throws Exception {
        String id = begun(sessions, Instant.now());
        served(id, HttpSession::invalidate);
        assertThat(sessions.findById(id)).isNull();
    }

    @Test
    void tellsTheBrowserOfANewId() throws Exception {
        String id = begun(sessions, Instant.now());
        MockHttpServletResponse response = filter(request(id), (asked, answer) -> asked.changeSessionId());
        Cookie cookie = response.getCookie("SESSION");
        assertThat(cookie).isNotNull();
        String next = new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
        assertThat(next).isNotEqualTo(id);
        assertThat(sessions.findById(id)).isNull();
        assertThat(sessions.findById(next)).isNotNull();
    }

    @Test
    void keepsASessionThatARequestBegins() throws Exception {
        MockHttpServletResponse response = filter(new MockHttpServletRequest("GET", "/"),
                (asked, answer) -> asked.getSession().setAttribute("chosen", "kept"));
        Cookie cookie = response.getCookie("SESSION");
        assertThat(cookie).isNotNull();
        String id = new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
        assertThat(chosen(sessions, id, "chosen")).isEqualTo("kept");
    }

    @Test
    void saysToTheMinuteWhenItWasUsedLast() {
        String id = begun(sessions, BEGUN);
        used(sessions, id, BEGUN.plusSeconds(30));
        assertThat(moment("last_access_time", id)).isEqualTo(BEGUN);
        used(sessions, id, BEGUN.plusSeconds(61));
        assertThat(moment("last_access_time", id)).isEqualTo(BEGUN.plusSeconds(61));
        assertThat(moment("expiry_time", id)).isEqualTo(BEGUN.plusSeconds(61).plus(Duration.ofMinutes(30)));
    }

    @Test
    void findsSessionsByPersonAndWritesAtOnceWhatElseChanges() {
        String first = begun(sessions, BEGUN);
        String second = renamed(sessions, first, "somebody");
        assertThat(sessions.findById(first)).isNull();
        assertThat(sessions.findByPrincipalName("somebody")).containsOnlyKeys(second);
        assertThat(chosen(sessions, second, "chosen")).isEqualTo("kept");
    }

    /** What a program does with its session. */
    private interface Use {
        void of(HttpSession session);
    }

    /** What a program does with a request. */
    private interface Program {
        void serve(HttpServletRequest request, HttpServletResponse response);
    }

    private void served(String id, Use... uses) throws Exception {
        filter(request(id), (request, response) -> {
            for (Use use : uses) {
                use.of(request.getSession());
                // The answer begins: here the framework saves for the first time.
                flush(response);
            }
        });
    }

    private static void flush(HttpServletResponse response) {
        try {
            response.flushBuffer();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MockHttpServletRequest request(String id) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setCookies(new Cookie("SESSION",
                Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8))));
        return request;
    }

    private MockHttpServletResponse filter(MockHttpServletRequest request, Program program) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        HttpServlet servlet = new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void service(HttpServletRequest asked, HttpServletResponse answer) {
                program.serve(asked, answer);
            }
        };
        Filter[] filters = {new SessionMemory(sessions), new SessionRepositoryFilter<>(sessions)};
        new MockFilterChain(servlet, filters).doFilter(request, response);
        return response;
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

    private static String chosen(SessionRepository<? extends Session> sessions, String id, String name) {
        return sessions.findById(id).getAttribute(name);
    }

    private Instant moment(String column, String id) {
        return Instant.ofEpochMilli(JdbcClient.create(database)
                .sql("select " + column + " from spring_session where session_id = ?")
                .param(id)
                .query(Long.class)
                .single());
    }
}
