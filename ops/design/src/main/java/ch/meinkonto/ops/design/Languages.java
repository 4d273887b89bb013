package ch.meinkonto.ops.design;

import java.util.List;
import java.util.Locale;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * German first, then English, French and Italian: {@code ?lang=fr} chooses and a cookie remembers, the browser's wish
 * counts until then. Texts are looked up by language alone; numbers and dates are Swiss.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@ConditionalOnWebApplication
public class Languages implements WebMvcConfigurer {
    /** The languages of all pages, in the order the switch shows them. */
    public static final List<Locale> OFFERED = List.of(Locale.of("de", "CH"), Locale.of("en", "CH"),
            Locale.of("fr", "CH"), Locale.of("it", "CH"));

    /** The language offered that comes closest to the one asked for; German where none does. */
    public static Locale closest(Locale asked) {
        return OFFERED.stream()
                .filter(offered -> offered.getLanguage().equals(asked.getLanguage()))
                .findFirst()
                .orElse(OFFERED.getFirst());
    }

    @Bean
    LocaleResolver localeResolver() {
        return new LanguageCookie();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return closest(Locale.forLanguageTag(value));
            }
        };
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }
}
