package id.simpul.gateway.identity;

import java.util.List;

/** Where the credentials of all applications are read from. */
@FunctionalInterface
interface CredentialSource {
    List<ClientCredential> all();
}
