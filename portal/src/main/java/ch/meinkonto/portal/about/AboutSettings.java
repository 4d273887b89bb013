package ch.meinkonto.portal.about;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who reads what residents and finders of weaknesses write.
 *
 * @param accessibility e-mail address for barriers
 * @param privacy e-mail address of the data protection office
 * @param security e-mail address for weaknesses
 */
@Validated
@ConfigurationProperties("meinkonto.about")
record AboutSettings(@NotBlank @Email String accessibility, @NotBlank @Email String privacy,
        @NotBlank @Email String security) {}
