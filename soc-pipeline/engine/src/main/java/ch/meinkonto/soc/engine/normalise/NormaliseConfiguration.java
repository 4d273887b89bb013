package ch.meinkonto.soc.engine.normalise;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of this stage. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordLimits.class)
class NormaliseConfiguration {}
