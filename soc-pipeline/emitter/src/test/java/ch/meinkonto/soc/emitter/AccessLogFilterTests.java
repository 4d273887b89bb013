package ch.meinkonto.soc.emitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class AccessLogFilterTests {
    private final RecordedSpan span = new RecordedSpan();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/requests");

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
        SecurityContextHolder.clearContext();
    }

    @Test
    void namesTheAddressTheWebServerTrustsNotTheOneTheClientWrote() throws Exception {
        request.setRemoteAddr("203.0.113.7");
        request.addHeader("X-Forwarded-For", "6.6.6.6");
        filter(AccessLogFilter.Knowledge.ADDRESS);
        assertThat(span.attributes).containsExactly(Map.entry("client.address", "203.0.113.7"));
    }

    @Test
    void namesTheAccountBehindSecurity() throws Exception {
        signIn();
        filter(AccessLogFilter.Knowledge.ACCOUNT);
        assertThat(span.attributes).containsEntry("user.id", TestEvents.USER);
    }

    @Test
    void asksNoSessionForAStyleSheet() throws Exception {
        signIn();
        request.setRequestURI("/design/base.css");
        filter(AccessLogFilter.Knowledge.ACCOUNT);
        assertThat(span.attributes).isEmpty();
    }

    private void signIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(TestEvents.USER, "",
                        AuthorityUtils.createAuthorityList("ROLE_RESIDENT")));
    }

    private void filter(AccessLogFilter.Knowledge knowledge) throws Exception {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try (Scope scope = span.makeCurrent()) {
            assertThat(scope).isNotNull();
            new AccessLogFilter(knowledge).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        }
    }

    /** A span that keeps its text attributes. */
    private static final class RecordedSpan implements Span {
        private final Map<String, Object> attributes = new HashMap<>();

        @Override
        public <T> Span setAttribute(AttributeKey<T> key, T value) {
            attributes.put(key.getKey(), value);
            return this;
        }

        @Override
        public Span addEvent(String name, Attributes eventAttributes) {
            return this;
        }

        @Override
        public Span addEvent(String name, Attributes eventAttributes, long timestamp,
                TimeUnit unit) {
            return this;
        }

        @Override
        public Span setStatus(StatusCode statusCode, String description) {
            return this;
        }

        @Override
        public Span recordException(Throwable exception, Attributes additionalAttributes) {
            return this;
        }

        @Override
        public Span updateName(String name) {
            return this;
        }

        @Override
        public void end() {}

        @Override
        public void end(long timestamp, TimeUnit unit) {}

        @Override
        public SpanContext getSpanContext() {
            return SpanContext.getInvalid();
        }

        @Override
        public boolean isRecording() {
            return true;
        }
    }
}
