package id.simpul.gateway.portal.izin;

import java.util.ArrayList;
import java.util.List;

/** What a person filled in: digits only, since a NIB is often written with spaces or dots. */
record IzinForm(String nib, String telepon) {
    static final IzinForm EMPTY = new IzinForm("", "");
    private static final int NIB_LENGTH = 13;
    private static final int DIGITS = 4;

    /**
     * What is wrong with one field.
     *
     * @param field its id; empty where no field helps
     * @param text the key of the sentence
     * @param number for the sentence
     */
    record Problem(String field, String text, long number) {}

    static IzinForm of(String nib, String telepon) {
        return new IzinForm(digits(nib), digits(telepon));
    }

    private static String digits(String text) {
        return text.replaceAll("[\\s.-]", "");
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (!nib.matches("[0-9]{" + NIB_LENGTH + "}")) {
            problems.add(new Problem("nib", nib.isEmpty() ? "izin.galat.nib.kosong" : "izin.galat.nib", nib.length()));
        }
        if (!telepon.matches("[0-9]{" + DIGITS + "}")) {
            problems.add(new Problem("telepon", "izin.galat.telepon", 0));
        }
        return problems;
    }
}
