package id.simpul.hub.registry;

/**
 * One thing wrong with a registry file.
 *
 * @param line counted from 1; 0 where the part concerned is not in the files given but registered already
 * @param field the path of the field, such as {@code applications[0].services[1].deadline}
 * @param found what stands there; never a secret
 */
public record Problem(String file, int line, String field, String expected, String found) {

    /** One line for a person: {@code parkir.yaml:12 agency.name: nothing (expected: a text)}. */
    public String text() {
        String where = line > 0 ? file + ":" + line : file;
        return where + (field.isEmpty() ? "" : " " + field) + ": " + found + " (expected: " + expected + ")";
    }
}
