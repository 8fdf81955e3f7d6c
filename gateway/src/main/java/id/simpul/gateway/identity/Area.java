package id.simpul.gateway.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A part of the web that only some roles may enter. Whatever is neither here nor public needs a
 * sign-in. Pages call it by the text {@code bagian.<name>}.
 */
public enum Area {
    /** Inside the console, and therefore before it: the owners of data come to this page alone. */
    PERMINTAAN("/konsol/permintaan"),
    KONSOL("/konsol"),
    KERJA("/kerja"),
    PENGEMBANG("/pengembang");

    private final String path;

    Area(String path) {
        this.path = path;
    }

    /** Who may enter; one of them is enough. */
    public List<Role> roles() {
        return switch (this) {
            case PERMINTAAN -> List.of(Role.PIC, Role.OPERATOR, Role.APPROVER, Role.AUDITOR);
            case KONSOL -> List.of(Role.OPERATOR, Role.APPROVER, Role.AUDITOR);
            case KERJA -> List.of(Role.PEGAWAI, Role.PIMPINAN);
            case PENGEMBANG -> List.of(Role.DEVELOPER);
        };
    }

    static Optional<Area> of(String path) {
        return Arrays.stream(values())
                .filter(each -> path.equals(each.path) || path.startsWith(each.path + "/"))
                .findFirst();
    }

    String path() {
        return path;
    }

    String[] patterns() {
        return new String[] {path, path + "/**"};
    }

    String[] roleNames() {
        return roles().stream().map(Role::name).toArray(String[]::new);
    }
}
