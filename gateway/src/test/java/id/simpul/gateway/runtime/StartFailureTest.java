package id.simpul.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureTest {

    @Test
    void theFirstCauseIsTheSentence() {
        StartFailure failure = StartFailure.because(new IllegalStateException(
                "context", new IllegalArgumentException("workers: 0 (expected: > 0)\nand a second line")));

        assertThat(failure.sentence()).isEqualTo("workers: 0 (expected: > 0)");
        assertThat(failure.exitCode()).isEqualTo(StartFailure.BROKEN);
    }

    @Test
    void aCauseWithoutWordsIsNamed() {
        assertThat(StartFailure.because(new NullPointerException()).sentence()).isEqualTo("NullPointerException");
    }

    @Test
    void aPortThatIsTakenIsTheOperatorsToFree() {
        StartFailure failure = StartFailure.because(new IllegalStateException(new PortInUseException(8080)));

        assertThat(failure.sentence()).startsWith("port 8080 is in use").contains("SIMPUL_PORT_BASE");
        assertThat(failure.exitCode()).isEqualTo(StartFailure.CONFIGURATION);
    }
}
