package id.simpul.gateway.layanan.izin;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import org.springframework.stereotype.Component;

/** The last four digits of the applicant's phone, kept only as a hash that nobody can make without the hub's key. */
@Component
class SecondFactor {
    private final KeyRing keys;
    private final String nobody;

    SecondFactor(KeyRing keys) {
        this.keys = keys;
        this.nobody = hash("", "");
    }

    String hash(String nib, String digits) {
        return keys.hash(Purpose.SUBJECT_HASH, nib + ":" + digits);
    }

    boolean matches(String nib, String digits, String hash) {
        return keys.matches(Purpose.SUBJECT_HASH, nib + ":" + digits, hash);
    }

    /** A hash that no digits have: an unknown NIB costs as much as a wrong factor. */
    String nobody() {
        return nobody;
    }
}
