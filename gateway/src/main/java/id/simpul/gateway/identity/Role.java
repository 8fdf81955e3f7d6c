package id.simpul.gateway.identity;

/** What a person may be in this city; the word that pages show for it stands beside. */
public enum Role {
    WARGA("warga"),
    PEGAWAI("pegawai"),
    PIMPINAN("pimpinan"),
    DEVELOPER("pengembang OPD"),
    PIC("penanggung jawab data"),
    OPERATOR("operator"),
    APPROVER("penyetuju"),
    AUDITOR("auditor");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The role in Indonesian, as it stands in a sentence. */
    public String label() {
        return label;
    }

    /** The role as Spring Security names it. */
    String authority() {
        return "ROLE_" + name();
    }
}
