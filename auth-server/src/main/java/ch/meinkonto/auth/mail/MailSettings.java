package ch.meinkonto.auth.mail;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who writes.
 *
 * @param from sender, for example {@code Mein Konto <noreply@mein-konto.example>}
 */
@Validated
@ConfigurationProperties("meinkonto.auth.mail")
record MailSettings(@NotBlank String from) {}
