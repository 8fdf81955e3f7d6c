package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerificationsTest {
    private final Verifications verifications = new Verifications(4, 2);

    @Test
    void oneAddressLeavesRoomForTheOthers() {
        assertThat(verifications.begin("a")).isTrue();
        assertThat(verifications.begin("a")).isTrue();
        assertThat(verifications.begin("a")).isFalse();
        assertThat(verifications.begin("b")).isTrue();
        assertThat(verifications.begin("c")).isTrue();
        assertThat(verifications.begin("d")).isFalse();
    }

    @Test
    void whatEndsMakesRoom() {
        for (int i = 0; i < 100; i++) {
            assertThat(verifications.begin("a")).isTrue();
            assertThat(verifications.begin("a")).isTrue();
            assertThat(verifications.begin("a")).isFalse();
            verifications.end("a");
            verifications.end("a");
        }
        assertThat(verifications.begin("a")).isTrue();
    }
}
