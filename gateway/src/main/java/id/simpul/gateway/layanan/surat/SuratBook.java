package id.simpul.gateway.layanan.surat;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The city's letters, for whoever holds a code or, inside, a number. */
@Component
public class SuratBook {
    private final SuratStore store;

    SuratBook(SuratStore store) {
        this.store = store;
    }

    /** The letter with this code, as {@link KodeSurat#read} gives it. */
    public Optional<Surat> byCode(String code) {
        return store.byCode(code);
    }

    /** Every letter with this number; several agencies may have given it. */
    public List<Surat> byNumber(String number) {
        return store.byNumber(number);
    }
}
