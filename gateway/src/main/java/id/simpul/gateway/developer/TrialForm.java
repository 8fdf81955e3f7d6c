package id.simpul.gateway.developer;

import id.simpul.gateway.page.Texts;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a developer fills in before the first call.
 *
 * @param aplikasi the code of an own application, or {@link #NEW}
 * @param kunci the key of this form: two clicks are one
 */
record TrialForm(
        @Nullable String aplikasi,
        @Nullable String kode,
        @Nullable String nama,
        @Nullable String tujuan,
        @Nullable String dasar,
        @Nullable String kunci) {
    static final String NEW = "+";
    private static final int SHORTEST = 10;
    private static final int LONGEST = 300;
    private static final int LONGEST_NAME = 100;

    static TrialForm empty(List<Application> own) {
        String first = own.isEmpty() ? NEW : own.getFirst().code();
        return new TrialForm(first, "", "", "", "", FormKey.fresh());
    }

    /** As it was typed, to be sent once more. */
    TrialForm again() {
        return new TrialForm(aplikasi, shown(kode), shown(nama), shown(tujuan), shown(dasar), FormKey.fresh());
    }

    private static String shown(@Nullable String typed) {
        return typed == null ? "" : typed.substring(0, Math.min(typed.length(), LONGEST));
    }

    boolean fresh() {
        return NEW.equals(aplikasi);
    }

    String application() {
        return Words.of(fresh() ? kode : aplikasi);
    }

    String applicationName() {
        return Words.of(nama);
    }

    String purpose() {
        return Words.of(tujuan);
    }

    String basis() {
        return Words.of(dasar);
    }

    String key() {
        return FormKey.of(kunci);
    }

    /** The same with the name that the chosen application has. */
    TrialForm named(RouteTable table) {
        Application known = table.application(application());
        return known == null ? this : new TrialForm(aplikasi, kode, known.name(), tujuan, dasar, kunci);
    }

    /**
     * What is wrong with it.
     *
     * @param unused whether a code was never anybody's: who takes one over would take over its credentials
     */
    Map<String, String> faults(AgencyPerson developer, CityServices services, Predicate<String> unused, Texts texts) {
        Words words = new Words(texts);
        if (fresh()) {
            aboutNew(words, unused);
        } else {
            words.demand(
                    services.own(developer.agency()).stream()
                            .anyMatch(each -> each.code().equals(application())),
                    "aplikasi",
                    "pengembang.galat.aplikasi");
        }
        words.demand(
                words.faults().containsKey("kode")
                        || Trial.possible(
                                application(),
                                developer.agency(),
                                services.table().registry()),
                fresh() ? "kode" : "aplikasi",
                "pengembang.galat.klien",
                Trial.client(shown(application())));
        words.sentence("tujuan", purpose(), SHORTEST, LONGEST);
        words.sentence("dasar", basis(), SHORTEST, LONGEST);
        return words.faults();
    }

    private void aboutNew(Words words, Predicate<String> unused) {
        String code = application();
        words.demand(Trial.CODE.matcher(code).matches(), "kode", "pengembang.galat.kode");
        words.demand(!Trial.reserved(code), "kode", "pengembang.galat.kode.uji");
        words.demand(
                words.faults().containsKey("kode") || (unused.test(code) && unused.test(Trial.client(code))),
                "kode",
                "pengembang.galat.kode.ada");
        words.sentence("nama", applicationName(), 3, LONGEST_NAME);
    }
}
