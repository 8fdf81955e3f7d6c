package id.simpul.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.registry.SubjectSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Application SIMPEG =
            new Application("simpeg", "bkpsdm", "Simpeg", List.of(), List.of(), List.of(), List.of());
    private static final Operation BACA =
            new Operation("baca", "GET", PathTemplate.parse("/{nik}"), SubjectSource.NONE, Map.of(), Map.of());

    @ParameterizedTest(name = "at {0} with operations {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-06-01T00:00:00Z, baca,  -",
                "2026-06-01T00:00:00Z, '',    -",
                "2026-06-01T00:00:00Z, cari,  operasi-tidak-diizinkan",
                "2025-12-31T16:59:59Z, baca,  perjanjian-tidak-berlaku",
                "2025-12-31T17:00:00Z, baca,  -",
                "2026-12-31T16:59:59Z, baca,  -",
                "2026-12-31T17:00:00Z, baca,  perjanjian-tidak-berlaku",
            })
    void judgesByOperationAndByTheDayOfTheCity(Instant now, String operations, String refused) {
        Fault fault =
                at(now).check(SIMPEG, agreement(operations.isEmpty() ? List.of() : List.of(operations)), BACA, JAKARTA);

        assertThat(fault == null ? null : fault.code().code()).isEqualTo(refused);
    }

    @Test
    void withoutAnAgreementNothingIsAllowed() {
        Fault fault = at(Instant.EPOCH).check(SIMPEG, null, BACA, JAKARTA);

        assertThat(fault).isNotNull().extracting(Fault::code).isEqualTo(FaultCode.PERJANJIAN_TIDAK_ADA);
    }

    private static Access at(Instant now) {
        return new Access(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Agreement agreement(List<String> operations) {
        return new Agreement(
                "simpeg-dukcapil-penduduk",
                "simpeg",
                "dukcapil",
                "penduduk",
                operations,
                List.of(),
                "Pemutakhiran data pegawai",
                "UU 27/2022 Pasal 20 ayat (2) huruf e",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                10,
                "pic-disdukcapil");
    }
}
