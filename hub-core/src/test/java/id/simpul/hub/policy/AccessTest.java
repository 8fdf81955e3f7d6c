package id.simpul.hub.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Hours;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.registry.SubjectSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        Fault fault = check(now, agreement(operations.isEmpty() ? List.of() : List.of(operations)));

        assertThat(fault == null ? null : fault.code().code()).isEqualTo(refused);
    }

    @Test
    void withoutAnAgreementNothingIsAllowed() {
        Fault fault = check(Instant.EPOCH, null);

        assertThat(fault).isNotNull().extracting(Fault::code).isEqualTo(FaultCode.PERJANJIAN_TIDAK_ADA);
    }

    @Test
    void outsideItsHoursAnAgreementSaysWhenItOpens() {
        Agreement office = agreement(List.of());
        Agreement agreement = new Agreement(
                office.id(),
                office.consumer(),
                office.application(),
                office.service(),
                office.operations(),
                office.fields(),
                office.purpose(),
                office.basis(),
                office.from(),
                office.until(),
                office.limits(),
                Hours.of(List.of("senin", "jumat"), "07:30-16:00"),
                office.approvedBy());

        Fault saturday = requireNonNull(check(Instant.parse("2026-06-06T03:00:00Z"), agreement));

        assertThat(saturday.code()).isEqualTo(FaultCode.PERJANJIAN_DI_LUAR_JAM);
        assertThat(saturday.detail()).contains("2026-06-08 07:30");
        assertThat(check(Instant.parse("2026-06-08T00:30:00Z"), agreement)).isNull();
        assertThat(check(Instant.parse("2026-06-08T09:00:00Z"), agreement)).isNotNull();
    }

    private static @Nullable Fault check(Instant now, @Nullable Agreement agreement) {
        return new Access().check(SIMPEG, agreement, BACA, LocalDateTime.ofInstant(now, JAKARTA));
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
