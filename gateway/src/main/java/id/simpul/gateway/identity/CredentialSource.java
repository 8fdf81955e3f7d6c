package id.simpul.gateway.identity;

/** Where the credentials of all applications are read from. */
interface CredentialSource {
    /** A number that every change moves; cheap to ask for. */
    long revision();

    Stored read();
}
