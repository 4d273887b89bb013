package ch.meinkonto.securitytests.zap.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A parameter that reaches files outside. */
public final class PathTraversalRule extends ParameterRule {
    private static final Pattern INSIDE = Pattern
            .compile("root:[^:\\n]*:0:0:|<web-app[\\s>]|(?m)^spring:\\s*$");

    /** Called by ZAP. */
    public PathTraversalRule() {
        super(new RuleText(7_200_004, "Path traversal", Alert.RISK_HIGH, 22,
                "A parameter names a file, and dots lead out of the folder it belongs to.",
                "Look files up by identifier, never by a name from outside."));
    }

    @Override
    List<String> attacks(String original) {
        return List.of("../../../../../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd",
                "..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd", "../../../../WEB-INF/web.xml", "../application.yml");
    }

    @Override
    @Nullable
    String evidence(HttpMessage original, HttpMessage answer, String attack) {
        Matcher matcher = INSIDE.matcher(answer.getResponseBody().toString());
        boolean isNew = matcher.find() && !original.getResponseBody().toString().contains(matcher.group());
        return isNew ? matcher.group() : null;
    }
}
