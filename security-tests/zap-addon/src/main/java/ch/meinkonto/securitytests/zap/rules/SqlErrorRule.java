package ch.meinkonto.securitytests.zap.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.network.HttpMessage;

/** A quote that reaches the database as syntax. */
public final class SqlErrorRule extends ParameterRule {
    private static final Pattern DATABASE = Pattern.compile("PSQLException|BadSqlGrammar|SQLSyntaxErrorException"
            + "|syntax error at or near|unterminated quoted string|SQLSTATE\\W|bad SQL grammar");

    /** Called by ZAP. */
    public SqlErrorRule() {
        super(new RuleText(7_200_002, "SQL error provoked", Alert.RISK_HIGH, 89,
                "A quote in a parameter breaks a statement: the value is pasted into SQL.",
                "Bind parameters with JdbcClient; never build SQL from values."));
    }

    @Override
    List<String> attacks(String original) {
        return List.of(original + "'", original + "\"", original + "')--", original + "\\");
    }

    @Override
    @Nullable
    String evidence(HttpMessage original, HttpMessage answer, String attack) {
        Matcher matcher = DATABASE.matcher(answer.getResponseBody().toString());
        boolean isNew = matcher.find() && !original.getResponseBody().toString().contains(matcher.group());
        return isNew ? matcher.group() : null;
    }
}
