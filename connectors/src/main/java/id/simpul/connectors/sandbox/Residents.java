package id.simpul.connectors.sandbox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * The made-up people of the sample city. A person is derived from the NIK, so every application tells the same of the
 * same person. Every NIK of the six districts, or of the magic district 99, that has a possible date of birth and the
 * serial 0000, which is never issued, is somebody.
 */
@Component
@Conditional(SampleCity.class)
class Residents {
    private static final Pattern NIK = Pattern.compile("9971(0[1-6]|99)(\\d\\d)(\\d\\d)(\\d\\d)0000");
    private static final LocalDate OLDEST = LocalDate.of(1945, 1, 1);
    private static final LocalDate YOUNGEST = LocalDate.of(2008, 12, 31);
    private static final int WOMAN = 40;

    private final Map<String, List<String>> words;
    private final List<List<String>> villages;

    Residents() {
        Yaml yaml = Yaml.read(Residents.class.getResource("residents.yaml"));
        this.words = yaml.texts("words");
        this.villages = yaml.lists("villages");
    }

    /** The person with this NIK, by attribute. */
    Optional<Map<String, String>> find(String nik) {
        Matcher matcher = NIK.matcher(nik);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int day = Integer.parseInt(matcher.group(2));
        boolean woman = day > WOMAN;
        try {
            LocalDate born = LocalDate.of(
                    year(Integer.parseInt(matcher.group(4))),
                    Integer.parseInt(matcher.group(3)),
                    woman ? day - WOMAN : day);
            return Optional.of(person(nik, Integer.parseInt(matcher.group(1)), born, woman));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int year(int twoDigits) {
        return twoDigits > 26 ? 1900 + twoDigits : 2000 + twoDigits;
    }

    /** Somebody. */
    Map<String, String> anybody(Dice dice) {
        LocalDate born = dice.day(OLDEST, YOUNGEST);
        boolean woman = dice.number(0, 1) == 1;
        String nik = "9971%02d%02d%02d%02d0000"
                .formatted(
                        dice.number(1, 6),
                        born.getDayOfMonth() + (woman ? WOMAN : 0),
                        born.getMonthValue(),
                        born.getYear() % 100);
        return find(nik).orElseThrow();
    }

    private Map<String, String> person(String nik, int district, LocalDate born, boolean woman) {
        Dice dice = Dice.of(nik);
        List<String> village = villages.get(district % villages.size());
        Map<String, String> person = new HashMap<>();
        person.put("nik", nik);
        person.put("nama", name(dice, woman));
        person.put("jenisKelamin", woman ? "PEREMPUAN" : "LAKI-LAKI");
        person.put("tempatLahir", word(dice, "tempatLahir"));
        person.put("tanggalLahir", born.toString());
        person.put("kecamatan", village.getFirst());
        person.put("kelurahan", dice.pick(village.subList(1, village.size())));
        person.put("alamat", word(dice, "jalan") + " No. " + dice.number(1, 180));
        person.put("rt", "%03d".formatted(dice.number(1, 12)));
        person.put("rw", "%03d".formatted(dice.number(1, 9)));
        person.put("nomorKk", nik.substring(0, 6) + dice.digits(6) + "0000");
        person.put("telepon", "0800-0000-" + dice.digits(4));
        person.put("email", "warga." + dice.digits(5) + "@contoh.example");
        for (String attribute : List.of("agama", "statusKawin", "pekerjaan", "golonganDarah", "pendidikan")) {
            person.put(attribute, word(dice, attribute));
        }
        return Map.copyOf(person);
    }

    private String name(Dice dice, boolean woman) {
        return word(dice, woman ? "namaPerempuan" : "namaLaki") + " " + word(dice, "namaBelakang");
    }

    private String word(Dice dice, String list) {
        return dice.pick(words.getOrDefault(list, List.of("-")));
    }
}
