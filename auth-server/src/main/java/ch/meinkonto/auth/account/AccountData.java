package ch.meinkonto.auth.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the account itself says of a person. */
@Component
class AccountData implements PersonalData {
    private final Accounts accounts;
    private final JdbcClient jdbc;

    AccountData(Accounts accounts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Object of(UUID accountId) {
        Account account = accounts.find(accountId).orElseThrow();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", account.id());
        data.put("email", account.login().value());
        data.put("name", account.displayName());
        data.put("roles", account.roleNames());
        data.put("status", account.status());
        data.put("opened", jdbc.sql("select created_at from account.account where id = ?")
                .param(accountId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single());
        if (account.lastSignIn() != null) {
            data.put("lastSignIn", account.lastSignIn());
        }
        return data;
    }
}
