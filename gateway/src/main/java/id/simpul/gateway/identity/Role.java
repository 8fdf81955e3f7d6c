package id.simpul.gateway.identity;

/** What a person may be in this city; pages call it by the text {@code peran.<name>}. */
public enum Role {
    WARGA,
    PEGAWAI,
    PIMPINAN,
    DEVELOPER,
    PIC,
    OPERATOR,
    APPROVER,
    AUDITOR;

    /** The role as Spring Security names it. */
    String authority() {
        return "ROLE_" + name();
    }
}
