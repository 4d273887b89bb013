package ch.meinkonto.portal.cityservice;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.stereotype.Component;

/**
 * A use case of a city service. Every call of it is one database transaction, and is recorded as a security event in that
 * very transaction; the operation's name is the class name in kebab-case.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UseCase {
    /** Whether it takes new requests: then it is refused while the service is not open ({@link ServiceStates}). */
    boolean takesRequests() default false;
}
