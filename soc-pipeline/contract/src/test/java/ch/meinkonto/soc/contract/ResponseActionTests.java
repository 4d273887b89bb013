package ch.meinkonto.soc.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseActionTests {
    @ParameterizedTest
    @EnumSource
    void isFoundUnderItsName(ResponseAction action) {
        assertThat(ResponseAction.of(action.value())).contains(action);
        assertThat(action.value()).matches("[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest
    @EnumSource
    void isCarriedOutBySomebody(ResponseAction action) {
        assertThat(action.applications()).isNotEmpty()
                .isSubsetOf(ResponseAction.AUTH_SERVER, ResponseAction.PORTAL);
    }

    @Test
    void hasNoActionUnderAnotherName() {
        assertThat(ResponseAction.of("LOCK_ACCOUNT")).isEmpty();
        assertThat(ResponseAction.of("")).isEmpty();
    }

    @Test
    void endsWhatLastsAndNotWhatIsDoneAtOnce() {
        assertThat(ResponseAction.LOCK_ACCOUNT.lasts()).isTrue();
        assertThat(ResponseAction.REVOKE_SESSIONS.lasts()).isFalse();
    }
}
