package ch.meinkonto.securitytests.zap.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.htmlparser.jericho.Source;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** An answer that shows how the inside failed. */
public final class ErrorDisclosureRule extends ResponseRule {
    static final Pattern INSIDE = Pattern.compile("Whitelabel Error Page"
            + "|\\bat (?:[a-z]\\w*\\.){2,}[A-Z]\\w*\\.[\\w$<>]+\\([\\w]+\\.java:\\d+\\)"
            + "|\\b(?:java|jakarta|org\\.spring\\w*|org\\.postgresql|org\\.thymeleaf|tools\\.jackson)\\.[\\w.]+(?:Exception|Error)\\b"
            + "|ERROR: syntax error at or near|unterminated quoted string|PSQLException|SQLSTATE"
            + "|HTTP Status \\d{3} –|Apache Tomcat/\\d");

    /** Called by ZAP. */
    public ErrorDisclosureRule() {
        super(new RuleText(7_100_006, "Internal error shown", Alert.RISK_MEDIUM, 209,
                "Stack traces, SQL and framework error pages tell an attacker what runs inside and where it breaks.",
                "Answer with the error page and a trace id, never with an exception text."));
    }

    @Override
    void inspect(HttpMessage message, Source page) {
        if (!message.getResponseHeader().isText()) {
            return;
        }
        Matcher matcher = INSIDE.matcher(message.getResponseBody().toString());
        if (matcher.find()) {
            found(message, "", matcher.group());
        }
    }
}
