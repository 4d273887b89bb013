package ch.meinkonto.portal.cityservice;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.Codes;
import ch.meinkonto.soc.contract.ServiceCallEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Stands around every {@link UseCase}: opens its transaction, and records the call in it. What a refused call did is
 * rolled back; the refusal itself is recorded afterwards, in a transaction of its own.
 */
final class ServiceCallRecorder implements MethodInterceptor {
    private final List<CityService> services;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final ServiceCallMeter meter;
    private final ServiceStates states;
    private final Clock clock;

    ServiceCallRecorder(List<CityService> services, SecurityEvents events, TransactionOperations transactions,
            ServiceCallMeter meter, ServiceStates states, Clock clock) {
        this.services = services;
        this.events = events;
        this.transactions = transactions;
        this.meter = meter;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) {
        Class<?> useCase = Objects.requireNonNull(invocation.getThis()).getClass();
        Call call = new Call(serviceOf(useCase, invocation.getArguments()), kebabCase(useCase.getSimpleName()),
                channel(), clock.millis());
        try {
            Object answer = transactions.execute(status -> {
                if (useCase.isAnnotationPresent(UseCase.class)
                        && useCase.getAnnotation(UseCase.class).takesRequests()) {
                    states.admit(call.service);
                }
                Object result = proceed(invocation);
                events.record(call.endedWith(null));
                return result;
            });
            meter.count(call.service, call.operation, "success");
            return answer;
        } catch (CityServiceRefusal refusal) {
            recordRefusal(call, refusal);
            throw refusal;
        } catch (CheckedFailure failure) {
            recordFailure(call);
            throw new IllegalStateException("use case " + call.operation + " failed", failure.getCause());
        } catch (RuntimeException | Error failure) {
            recordFailure(call);
            throw failure;
        }
    }

    private void recordRefusal(Call call, CityServiceRefusal refusal) {
        transactions.executeWithoutResult(status -> {
            events.record(call.endedWith(refusal.code()));
            if (refusal instanceof CaseNotFound notFound && notFound.reason() == CaseNotFound.Reason.NOT_OWNER) {
                events.record(new AuthorizationDeniedEvent(notFound.resourceType(),
                        Digests.of(notFound.resourceId()), Codes.of(notFound.reason())));
            }
        });
        meter.count(call.service, call.operation, "refused");
    }

    private void recordFailure(Call call) {
        meter.count(call.service, call.operation, "failure");
        events.record(call.endedWith("internal_error"));
    }

    /** Its own service's use case, or one of the platform's, which is told for which service it works. */
    private String serviceOf(Class<?> useCase, @Nullable Object[] arguments) {
        return services.stream()
                .filter(service -> service.owns(useCase))
                .findFirst()
                .or(() -> serviceAmong(arguments))
                .orElseThrow(() -> new IllegalStateException(useCase + " belongs to no city service"))
                .name();
    }

    private static Optional<CityService> serviceAmong(@Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument instanceof OfService of) {
                return Optional.of(of.city());
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object proceed(MethodInvocation invocation) {
        try {
            return invocation.proceed();
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new CheckedFailure(checked);
        }
    }

    private static String channel() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getRequestURI().startsWith("/api/") ? "api" : "web";
    }

    static String kebabCase(String className) {
        return className.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** One call, from its start. */
    private final class Call {
        private final String service;
        private final String operation;
        private final String channel;
        private final long startMillis;

        private Call(String service, String operation, String channel, long startMillis) {
            this.service = service;
            this.operation = operation;
            this.channel = channel;
            this.startMillis = startMillis;
        }

        private ServiceCallEvent endedWith(@Nullable String refusal) {
            long duration = Math.max(0, clock.millis() - startMillis);
            return new ServiceCallEvent(service, operation, channel, duration, refusal);
        }
    }

    /** Carries a checked exception through the transaction. */
    private static final class CheckedFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private CheckedFailure(Throwable cause) {
            super(cause);
        }
    }
}
