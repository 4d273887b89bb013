package ch.meinkonto.portal.cityservice;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

import ch.meinkonto.soc.emitter.SecurityEvents;

/** Puts the {@link ServiceCallRecorder} around every use case, whoever wrote it. */
@Configuration(proxyBeanMethods = false)
class UseCaseAdvice {
    /** An infrastructure advisor: Spring's transaction proxies pick it up, no other machinery is needed. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor recordUseCases(ObjectProvider<CityService> services, ObjectProvider<SecurityEvents> events,
            ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<MeterRegistry> meters,
            ObjectProvider<ServiceStates> states, ObjectProvider<Clock> clock) {
        // Built at the first call: an advisor exists before the beans it needs.
        Supplier<MethodInterceptor> recorder = SingletonSupplier.of(() -> {
            List<CityService> known = services.stream().toList();
            return new ServiceCallRecorder(known, events.getObject(),
                    new TransactionTemplate(transactions.getObject()), new ServiceCallMeter(meters.getObject()),
                    states.getObject(), clock.getObject());
        });
        MethodInterceptor late = invocation -> recorder.get().invoke(invocation);
        return new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forClassAnnotation(UseCase.class), late);
    }
}
