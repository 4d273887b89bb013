package ch.meinkonto.portal.inbox;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.cityservice.Post;
import ch.meinkonto.portal.cityservice.PostForResident;

/** The header says how much post is new, without counting it for each page. */
@PortalTest
@Import(NewPostTests.Writer.class)
class NewPostTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private TestClock clock;
    @Autowired
    private Written written;
    @Autowired
    private OpenedPost opened;
    @Autowired
    private TransactionTemplate transactions;

    /** An office that writes as many messages as a test says. */
    record Written(AtomicInteger messages, AtomicInteger questions, Clock clock) implements PostForResident {
        @Override
        public List<Post> postFor(String residentId) {
            questions.incrementAndGet();
            Instant now = clock.instant();
            return IntStream.range(0, messages.get())
                    .mapToObj(number -> new Post("test " + residentId + " " + number, "tax-extension", "X-" + number,
                            "", Post.Kind.MESSAGE, now, "/nowhere"))
                    .toList();
        }
    }

    /** Puts it into the portal. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Writer {
        @Bean
        Written written(Clock clock) {
            return new Written(new AtomicInteger(), new AtomicInteger(), clock);
        }
    }

    @AfterEach
    void calm() {
        clock.reset();
        written.messages().set(0);
    }

    private static String header(String page) {
        return page.substring(page.indexOf("<nav"), page.indexOf("</nav>")).replaceAll("\\s+", " ");
    }

    @Test
    void everyPageSaysHowMuchIsNew() {
        Browser anna = Browser.of(pages, "post-1");
        assertThat(header(text(anna.get("/")))).contains("id=\"to-post\"").doesNotContain("badge");
        clock.move(Duration.ofMinutes(1));
        written.messages().set(2);
        assertThat(header(text(anna.get("/")))).contains("<span class=\"badge\">2</span>", "neu");
        assertThat(header(text(Browser.ofVisitor(pages).get("/")))).doesNotContain("to-post");
    }

    @Test
    void isCountedOnceForManyPages() {
        written.messages().set(1);
        Browser anna = Browser.of(pages, "post-2");
        anna.get("/");
        int before = written.questions().get();
        anna.get("/");
        anna.get("/requests");
        assertThat(written.questions().get()).isEqualTo(before);
        clock.move(Duration.ofSeconds(31));
        anna.get("/");
        assertThat(written.questions().get()).isEqualTo(before + 1);
    }

    @Test
    void isCountedAnewOnceSomethingIsOpened() {
        written.messages().set(2);
        Browser anna = Browser.of(pages, "post-3");
        assertThat(header(text(anna.get("/")))).contains(">2</span>");
        transactions.executeWithoutResult(status -> opened.open("test post-3 0", "post-3", "message", 10));
        assertThat(header(text(anna.get("/")))).contains(">1</span>");
    }
}
