package ch.meinkonto.securitytests.zap.rules;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A parameter that leads to any site. */
public final class OpenRedirectRule extends ParameterRule {
    private static final String ELSEWHERE = "attacker.example";
    private static final Pattern LEAVES = Pattern.compile("(?i)^(?:https?:)?[/\\\\]*(?:[^/?#]*@)?attacker\\.example");

    /** Called by ZAP. */
    public OpenRedirectRule() {
        super(new RuleText(7_200_003, "Open redirect", Alert.RISK_HIGH, 601,
                "A link to the city leads to a site of the attacker: phishing with the name of the city, or theft of a code.",
                "Accept only registered redirect addresses and paths of our own."));
    }

    @Override
    List<String> attacks(String original) {
        return List.of("https://" + ELSEWHERE + "/", "//" + ELSEWHERE + "/", "/\\" + ELSEWHERE + "/",
                "https:" + ELSEWHERE, original + "@" + ELSEWHERE + "/");
    }

    @Override
    @Nullable
    String evidence(HttpMessage original, HttpMessage answer, String attack) {
        String location = answer.getResponseHeader().getHeader("Location");
        boolean leaves = location != null && LEAVES.matcher(location.strip()).find();
        return leaves ? location : null;
    }
}
