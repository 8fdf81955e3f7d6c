package id.simpul.connectors.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the feed of the sample city's JDIH, always the same: the checked national regulations of {@code nasional.csv} and
 * made-up documents of Kota Contoh, each marked so in its title. Run its {@code main} in {@code connectors} to write it.
 */
final class JdihSampleFile {
    static final Path FILE = Path.of("src/main/resources/id/simpul/connectors/sandbox/files/jdih/document.json");

    private static final String MARK = " (contoh)";
    private static final String SITE = "https://jdih.kotacontoh.example/";
    private static final String REPOSITORY = "github.com/mblonyox/flat-peraturan, peraturan.go.id/";

    private static final Map<String, String> NATIONAL = Map.of(
            "UU", "Undang-Undang",
            "PERPPU", "Peraturan Pemerintah Pengganti Undang-Undang",
            "PP", "Peraturan Pemerintah",
            "PERPRES", "Peraturan Presiden",
            "KEPPRES", "Keputusan Presiden");

    private static final Map<String, String> CHECKED = Map.of(
            "T", REPOSITORY + "data.txt (31cbd3a), salinan entri peraturan.go.id",
            "C", REPOSITORY + "data.csv (0394790), salinan entri peraturan.go.id");

    /** About what, and under which subject and field of law. */
    private record Topic(String about, String subject, String field) {}

    private static final List<Topic> TOPICS = List.of(
            new Topic("Pengelolaan Sampah", "SAMPAH - LINGKUNGAN HIDUP", "Hukum Lingkungan"),
            new Topic("Penyelenggaraan Perparkiran", "PARKIR - PERHUBUNGAN", "Hukum Administrasi Negara"),
            new Topic("Sistem Pemerintahan Berbasis Elektronik", "SPBE - DATA", "Hukum Administrasi Negara"),
            new Topic("Satu Data Kota", "DATA - STATISTIK", "Hukum Administrasi Negara"),
            new Topic("Pelayanan Administrasi Kependudukan", "KEPENDUDUKAN", "Hukum Administrasi Negara"),
            new Topic("Pajak Daerah dan Retribusi Daerah", "PAJAK - RETRIBUSI", "Hukum Administrasi Negara"),
            new Topic("Rencana Tata Ruang Wilayah", "TATA RUANG", "Hukum Agraria"),
            new Topic("Ketertiban Umum dan Ketenteraman Masyarakat", "KETERTIBAN UMUM", "Hukum Administrasi Negara"),
            new Topic("Penanggulangan Bencana", "BENCANA", "Hukum Administrasi Negara"),
            new Topic("Kawasan Tanpa Rokok", "ROKOK - KESEHATAN", "Hukum Kesehatan"),
            new Topic("Penyelenggaraan Pendidikan Dasar", "PENDIDIKAN", "Hukum Administrasi Negara"),
            new Topic("Pelindungan Pedagang Kaki Lima", "PERDAGANGAN - UMKM", "Hukum Dagang"),
            new Topic("Pengelolaan Barang Milik Daerah", "BARANG MILIK DAERAH", "Hukum Administrasi Negara"),
            new Topic("Pembentukan dan Susunan Perangkat Daerah", "ORGANISASI", "Hukum Tata Negara"),
            new Topic("Pengelolaan Air Limbah Domestik", "AIR LIMBAH", "Hukum Lingkungan"),
            new Topic("Penyelenggaraan Jalan Kota", "JALAN - PEKERJAAN UMUM", "Hukum Administrasi Negara"),
            new Topic("Keterbukaan Informasi Publik", "INFORMASI PUBLIK", "Hukum Administrasi Negara"),
            new Topic("Pengarusutamaan Gender", "GENDER", "Hukum Hak Asasi Manusia"),
            new Topic("Pelindungan Anak", "ANAK", "Hukum Hak Asasi Manusia"),
            new Topic("Bangunan Gedung", "BANGUNAN", "Hukum Administrasi Negara"),
            new Topic("Cagar Budaya", "KEBUDAYAAN", "Hukum Administrasi Negara"),
            new Topic("Penyelenggaraan Reklame", "REKLAME", "Hukum Administrasi Negara"),
            new Topic("Jaringan Dokumentasi dan Informasi Hukum", "DOKUMENTASI HUKUM", "Hukum Administrasi Negara"),
            new Topic("Bantuan Hukum bagi Masyarakat Miskin", "BANTUAN HUKUM", "Hukum Acara"));

    private final List<Map<String, String>> documents = new ArrayList<>();
    private int count;

    private JdihSampleFile() {
        national();
        regulations("PERATURAN DAERAH KOTA", "PERDA", "Peraturan Daerah Kota Contoh", "LD", 6);
        regulations("PERATURAN WALIKOTA", "PERWAL", "Peraturan Wali Kota Contoh", "BD", 10);
        regulations("KEPUTUSAN WALIKOTA", "KEPWAL", "Keputusan Wali Kota Contoh", "", 4);
        regulations("INSTRUKSI WALIKOTA", "INWAL", "Instruksi Wali Kota Contoh", "", 1);
        books("NASKAH AKADEMIK", "Naskah Akademik Rancangan Peraturan Daerah tentang ", 12);
        books("BUKU HUKUM", "Buku Saku: ", 10);
        books("HIMPUNAN PERATURAN", "Himpunan Peraturan Kota Contoh: ", 6);
        articles("ARTIKEL HUKUM", "Menimbang Kembali ", 12);
        articles("MAJALAH HUKUM", "Warta Hukum Kota Contoh: ", 12);
        judgments("YURISPRUDENSI", "Putusan Contoh", 12);
        judgments("REKOMENDASI", "Rekomendasi Contoh", 4);
    }

    /** The file: one document a line. */
    static String text() {
        JsonMapper json = JsonMapper.shared();
        return new JdihSampleFile()
                .documents.stream().map(json::writeValueAsString).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(Objects.requireNonNull(FILE.getParent()));
        Files.writeString(FILE, text());
    }

    private void national() {
        int id = 70_000;
        for (String line : lines("jdih/nasional.csv")) {
            String[] column = line.split("\\|", -1);
            String kind = Objects.requireNonNull(NATIONAL.get(column[0]));
            id++;
            Map<String, String> document = blank(id, column[2], kind.toUpperCase(Locale.ROOT), column[0]);
            document.put("tanggal_penetapan", column[4]);
            document.put("tanggal_pengundangan", orNone(column[5]));
            document.put("noPeraturan", column[1]);
            document.put("judul", kind + " Nomor " + column[1] + " Tahun " + column[2] + " tentang " + column[3]);
            document.put("tempatTerbit", "Jakarta");
            document.put("sumber", orNone(column[6]));
            document.put("status", "-");
            document.put("teuBadan", "Pemerintah Pusat");
            document.put("urlDetailPeraturan", nationalPage(column[0], column[1], column[2]));
            document.put("sumberCek", Objects.requireNonNull(CHECKED.get(column[7])));
            documents.add(document);
        }
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(JdihSampleFile.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(each -> !each.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** Only where the form of the address is known from the checked files. */
    private static String nationalPage(String kind, String number, String year) {
        return List.of("UU", "PP", "PERPRES").contains(kind)
                ? "https://peraturan.go.id/id/" + kind.toLowerCase(Locale.ROOT) + "-no-" + number + "-tahun-" + year
                : "-";
    }

    private void regulations(String kind, String abbreviation, String name, String gazette, int perYear) {
        for (int year = 2018; year <= 2026; year++) {
            for (int number = 1; number <= perYear; number++) {
                Topic topic = topic();
                boolean decree = kind.startsWith("KEPUTUSAN");
                String official = decree ? "188.45/" + (number * 17) + "/KPTS/" + year : Integer.toString(number);
                Map<String, String> document = own(year, kind, abbreviation, topic);
                LocalDate enacted = LocalDate.of(year, 1 + number % 10, 3 + number * 2 % 25);
                document.put("tanggal_penetapan", enacted.toString());
                document.put(
                        "tanggal_pengundangan",
                        gazette.isEmpty() ? "-" : enacted.plusDays(2).toString());
                document.put("noPeraturan", official);
                document.put(
                        "judul", name + " Nomor " + official + " Tahun " + year + " tentang " + topic.about() + MARK);
                document.put("sumber", gazette.isEmpty() ? "-" : gazette + " " + year + " (" + number + "): 12 hlm");
                document.put("status", count % 6 == 0 ? "Tidak Berlaku" : "Berlaku");
                String file = year + abbreviation.toLowerCase(Locale.ROOT) + number;
                document.put("abstrak", file + "_abs.pdf");
                document.put("urlAbstrak", SITE + "common/dokumen/" + file + "_abs.pdf");
                document.put("fileDownload", file + ".pdf");
                document.put("urlDownload", SITE + "common/dokumen/" + file + ".pdf");
                document.put(
                        "abstrakTeks",
                        "Dokumen contoh yang mengatur " + topic.about().toLowerCase(Locale.ROOT)
                                + " di Kota Contoh: ketentuan umum, penyelenggaraan, pembinaan, dan ketentuan penutup.");
                documents.add(document);
            }
        }
    }

    private void books(String kind, String name, int many) {
        for (int each = 1; each <= many; each++) {
            Topic topic = topic();
            Map<String, String> document = own(2015 + each % 11, kind, kind, topic);
            document.put("judul", name + topic.about() + MARK);
            document.put("noPanggil", "340." + (100 + each) + " KOT c");
            document.put("penerbit", "Bagian Hukum Kota Contoh");
            document.put("deskripsiFisik", "x, " + (60 + 7 * each) + " hlm.; 21 cm");
            document.put("nomorIndukBuku", "KC-" + (1000 + count));
            document.put("status", "-");
            documents.add(document);
        }
    }

    private void articles(String kind, String name, int many) {
        for (int each = 1; each <= many; each++) {
            Topic topic = topic();
            Map<String, String> document = own(2016 + each % 10, kind, kind, topic);
            document.put("judul", name + topic.about() + MARK);
            document.put("sumber", "Warta Hukum Kota Contoh, edisi " + each);
            document.put("status", "-");
            documents.add(document);
        }
    }

    private void judgments(String kind, String name, int many) {
        for (int each = 1; each <= many; each++) {
            Topic topic = topic();
            int year = 2017 + each % 9;
            String official = each + "/CONTOH/" + year + "/KC";
            Map<String, String> document = own(year, kind, kind, topic);
            document.put(
                    "tanggal_penetapan", LocalDate.of(year, 1 + each % 12, 10).toString());
            document.put("noPeraturan", official);
            document.put("judul", name + " Nomor " + official + " tentang " + topic.about() + MARK);
            document.put("status", "Berlaku");
            documents.add(document);
        }
    }

    private Topic topic() {
        return TOPICS.get((count * 7 + count / TOPICS.size()) % TOPICS.size());
    }

    /** A document of Kota Contoh that says so. */
    private Map<String, String> own(int year, String kind, String abbreviation, Topic topic) {
        count++;
        Map<String, String> document = blank(10_000 + count, Integer.toString(year), kind, abbreviation);
        document.put("tempatTerbit", "Kota Contoh");
        document.put("bidangHukum", topic.field());
        document.put("teuBadan", "Kota Contoh");
        document.put("subjek", topic.subject());
        document.put("urlDetailPeraturan", SITE + "dokumen/view?id=" + (10_000 + count));
        document.put("contoh", "ya");
        return document;
    }

    private static Map<String, String> blank(int id, String year, String kind, String abbreviation) {
        Map<String, String> document = new LinkedHashMap<>();
        for (String name : ("idData tahun_pengundangan tanggal_penetapan tanggal_pengundangan jenis noPeraturan judul"
                        + " noPanggil singkatanJenis tempatTerbit penerbit deskripsiFisik sumber isbn status bahasa"
                        + " bidangHukum teuBadan nomorIndukBuku abstrak last_updated urlAbstrak urlDetailPeraturan"
                        + " fileDownload urlDownload subjek operasi display")
                .split(" ", -1)) {
            document.put(name, "-");
        }
        document.put("idData", Integer.toString(id));
        document.put("tahun_pengundangan", year);
        document.put("jenis", kind);
        document.put("singkatanJenis", abbreviation);
        document.put("bahasa", "Indonesia");
        document.put("last_updated", "2026-11-02 02:00:00");
        document.put("subjek", "");
        document.put("operasi", "4");
        document.put("display", "1");
        return document;
    }
}
