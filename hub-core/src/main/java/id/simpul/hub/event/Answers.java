package id.simpul.hub.event;

/** What a subscriber answered, as far as a table may keep it. */
final class Answers {
    private Answers() {}

    /** The beginning of {@code answer}; long numbers are cut out, as an answer may repeat a NIK or a phone that it was sent. */
    static String cut(String answer, int length) {
        String printable = answer.replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("(?i)(whsec_|bearer\\s+|basic\\s+)[\\w+/=.~-]+", "$1#")
                .replaceAll("\\d{8,}", "#");
        return printable.length() <= length ? printable : printable.substring(0, length) + " ...";
    }
}
