package id.simpul.hub.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void everyCodeHasItsTextsInBothLanguages(FaultCode code) {
        Catalogue.Entry indonesian = Catalogue.entry(code, Locale.of("id"));
        Catalogue.Entry english = Catalogue.entry(code, Locale.ENGLISH);

        assertThat(indonesian.title()).isNotEqualTo(english.title());
        assertThat(indonesian.actor()).isEqualTo(english.actor());
    }

    /** 501 is for what a caller should not have sent; BATAS_WAKTU_PEMANGGIL for a limit that the caller set itself. */
    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void whoActsAgreesWithTheStatus(FaultCode code) {
        int status = FaultStatus.of(code);

        assertThat(Catalogue.entry(code, Locale.ENGLISH).actor() == Catalogue.Actor.CALLER)
                .isEqualTo(status < 500 || status == 501 || code == FaultCode.BATAS_WAKTU_PEMANGGIL);
        assertThat(FaultCode.of(code.code())).contains(code);
    }
}
