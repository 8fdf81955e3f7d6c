package id.simpul.gateway.layanan.peraturan;

/**
 * What somebody looks for; empty texts and a year of 0 leave that part open.
 *
 * @param words as typed: quoted phrases, {@code or} and a leading minus are understood
 * @param page from 1
 */
public record PeraturanQuery(String words, String jenis, int year, String status, int page) {
    private static final int LONGEST = 200;
    private static final int LAST_PAGE = 10_000;

    public PeraturanQuery {
        words = cut(words);
        jenis = cut(jenis);
        status = cut(status);
        page = Math.clamp(page, 1, LAST_PAGE);
    }

    private static String cut(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** Whether everything is asked for. */
    public boolean isOpen() {
        return words.isEmpty() && jenis.isEmpty() && year == 0 && status.isEmpty();
    }

    public PeraturanQuery at(int other) {
        return new PeraturanQuery(words, jenis, year, status, other);
    }
}
