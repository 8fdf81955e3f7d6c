package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.ReplayFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a list was chosen, in the words of the form that chose it. */
final class ChosenWords {
    private final Texts texts;
    private final Times times;
    private final List<String> words = new ArrayList<>();

    private ChosenWords(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    /** The terms that were set, without the subscription. */
    static List<String> of(ReplayFilter filter, Texts texts, Times times) {
        ChosenWords chosen = new ChosenWords(texts, times);
        chosen.add(texts.get("kolom.keadaan"), states(filter, texts));
        chosen.add(texts.get("peristiwa.jenis"), filter.type());
        chosen.add(texts.get("antrean.sebab"), filter.reason());
        chosen.add(texts.get("peristiwa.perihal"), filter.subject());
        chosen.add(texts.get("antrean.cari"), filter.text());
        chosen.add("antrean.dari", filter.from());
        chosen.add("antrean.sampai", filter.to());
        return chosen.words;
    }

    private static String states(ReplayFilter filter, Texts texts) {
        return filter.states().stream()
                .sorted()
                .map(each -> texts.get("pengiriman." + each))
                .collect(Collectors.joining(", "));
    }

    private void add(String name, String value) {
        if (!value.isEmpty()) {
            words.add(name + ": " + value);
        }
    }

    private void add(String key, @Nullable Instant moment) {
        if (moment != null) {
            add(texts.get(key, times.zoneName()), times.full(moment));
        }
    }
}
