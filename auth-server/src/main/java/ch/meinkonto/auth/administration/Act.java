package ch.meinkonto.auth.administration;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.client.ClientDraft;

/** Something that takes two administrators. */
sealed interface Act {
    /** What is done, as a row of requests names it. */
    Kind kind();

    /** What it is done to: of two open requests with one kind and target, the second is refused. */
    String target();

    /** What events name as the target: an id. */
    String targetId();

    /** What events add: a code, absent where there is nothing to add. */
    default @Nullable String code() {
        return null;
    }

    /** Whose account it is about; absent where it is about none. */
    default @Nullable UUID beneficiary() {
        return null;
    }

    /** What is done. */
    enum Kind {
        GRANT_ROLE("role-grant", GrantRole.class),
        REVOKE_ROLE("role-revoke", RevokeRole.class),
        SAVE_CLIENT("client-change", SaveClient.class),
        MAKE_SECRET("client-secret", MakeSecret.class);

        private final String operation;
        private final Class<? extends Act> form;

        Kind(String operation, Class<? extends Act> form) {
            this.operation = operation;
            this.form = form;
        }

        /** How events call it. */
        String operation() {
            return operation;
        }

        /** How it is written down. */
        Class<? extends Act> form() {
            return form;
        }
    }

    /**
     * Gives an account a role for a time.
     *
     * @param accountId whose
     * @param role which, of staff
     * @param validUntil when it ends
     */
    record GrantRole(UUID accountId, Role role, Instant validUntil) implements Act {
        @Override
        public Kind kind() {
            return Kind.GRANT_ROLE;
        }

        @Override
        public String target() {
            return accountId + " " + role;
        }

        @Override
        public String targetId() {
            return accountId.toString();
        }

        @Override
        public String code() {
            return Codes.of(role);
        }

        @Override
        public UUID beneficiary() {
            return accountId;
        }
    }

    /**
     * Takes a role away before its end.
     *
     * @param accountId whose
     * @param role which
     */
    record RevokeRole(UUID accountId, Role role) implements Act {
        @Override
        public Kind kind() {
            return Kind.REVOKE_ROLE;
        }

        @Override
        public String target() {
            return accountId + " " + role;
        }

        @Override
        public String targetId() {
            return accountId.toString();
        }

        @Override
        public String code() {
            return Codes.of(role);
        }

        @Override
        public UUID beneficiary() {
            return accountId;
        }
    }

    /**
     * Registers a client, or changes one.
     *
     * @param draft how it shall be
     */
    record SaveClient(ClientDraft draft) implements Act {
        @Override
        public Kind kind() {
            return Kind.SAVE_CLIENT;
        }

        @Override
        public String target() {
            return draft.id();
        }

        @Override
        public String targetId() {
            return draft.id();
        }
    }

    /**
     * Lets who asks fetch a new secret of a client, once.
     *
     * @param clientId which
     */
    record MakeSecret(String clientId) implements Act {
        @Override
        public Kind kind() {
            return Kind.MAKE_SECRET;
        }

        @Override
        public String target() {
            return clientId;
        }

        @Override
        public String targetId() {
            return clientId;
        }
    }
}
