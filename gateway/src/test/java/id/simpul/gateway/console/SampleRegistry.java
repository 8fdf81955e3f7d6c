package id.simpul.gateway.console;

import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A made-up city of any size for the pages. */
final class SampleRegistry {
    private static final int PER_AGENCY = 5;
    private static final List<String> AGENCIES = List.of(
            "Dinas Kependudukan dan Pencatatan Sipil",
            "Badan Pendapatan Daerah",
            "Dinas Kesehatan",
            "Dinas Pendidikan",
            "Dinas Komunikasi dan Informatika",
            "Dinas Sosial",
            "Dinas Tenaga Kerja",
            "Dinas Perhubungan");

    private SampleRegistry() {}

    static RouteTable of(int applications) {
        List<Agency> agencies = IntStream.rangeClosed(0, (applications - 1) / PER_AGENCY)
                .mapToObj(i -> new Agency(
                        "opd" + i,
                        AGENCIES.get(i % AGENCIES.size()) + (i < AGENCIES.size() ? "" : " " + i),
                        "GOV",
                        new Agency.Contact("R. Sari", "opd" + i + "@contoh.example", "+62 21 5550 1" + i)))
                .toList();
        List<Application> all = new ArrayList<>();
        List<Agreement> agreements = new ArrayList<>();
        for (int i = 0; i < applications; i++) {
            all.add(application(i));
            agreements.add(agreement(i, applications));
        }
        return new RouteTable(new Registry(
                7, new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), true), agencies, all, agreements));
    }

    private static Application application(int i) {
        return new Application(
                code(i),
                "opd" + i / PER_AGENCY,
                "Aplikasi %03d".formatted(i),
                List.of(new Application.Connection(
                        "utama", i % 4 == 3 ? "jdbc" : "http", Resilience.DEFAULT, Map.of())),
                List.of(new Service(
                        "data",
                        "Data " + i,
                        "Data " + i,
                        DataClass.TERBATAS,
                        "utama",
                        Duration.ofSeconds(2),
                        List.of())),
                List.of(),
                List.of());
    }

    static String code(int i) {
        return "app%03d".formatted(i);
    }

    private static Agreement agreement(int i, int applications) {
        return new Agreement(
                "a" + i,
                code((i + 1) % applications),
                code(i),
                "data",
                List.of(),
                List.of(),
                "Pelayanan",
                "UU 27/2022 Pasal 20",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2099, 1, 1),
                10,
                "pic-opd");
    }
}
