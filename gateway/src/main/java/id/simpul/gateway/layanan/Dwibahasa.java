package id.simpul.gateway.layanan;

import java.util.Locale;

/** A text in the two languages of the portal. */
public record Dwibahasa(String id, String en) {

    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : id;
    }
}
