package ch.meinkonto.portal.page;

import java.io.IOException;
import java.util.Arrays;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All texts: {@code messages.properties} (German) and its translations beside the classes of each package. */
@Configuration(proxyBeanMethods = false)
class Texts {
    private static final String ROOT = "ch/meinkonto/portal/";

    @Bean
    MessageSource messageSource() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver(Texts.class.getClassLoader())
                .getResources("classpath*:" + ROOT + "*/messages.properties");
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames(Arrays.stream(files).map(Texts::bundleOf).sorted().toArray(String[]::new));
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
        return texts;
    }

    private static String bundleOf(Resource file) {
        try {
            String path = file.getURL().getPath();
            String folder = path.substring(path.lastIndexOf(ROOT) + ROOT.length(), path.lastIndexOf('/'));
            return ROOT + folder + "/messages";
        } catch (IOException e) {
            throw new IllegalStateException("texts cannot be read: " + file, e);
        }
    }
}
