package id.simpul.gateway.developer;

import id.simpul.gateway.identity.Role;
import id.simpul.gateway.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/**
 * Somebody who acts for one agency.
 *
 * @param agency its code
 */
record AgencyPerson(String name, String displayName, String agency) {

    /** Throws {@link AccessDeniedException} for everybody but a developer of an agency. */
    static AgencyPerson developer(@Nullable SignedIn person) {
        return inRole(person, Role.DEVELOPER);
    }

    /** Throws {@link AccessDeniedException} for everybody but the data owner of an agency. */
    static AgencyPerson pic(@Nullable SignedIn person) {
        return inRole(person, Role.PIC);
    }

    private static AgencyPerson inRole(@Nullable SignedIn person, Role role) {
        if (person == null || !person.roles().contains(role) || person.agency() == null) {
            throw new AccessDeniedException("role: another (expected: " + role + " of an agency)");
        }
        return new AgencyPerson(person.getUsername(), person.displayName(), person.agency());
    }

    /** As registry rows and steps name the person. */
    String signature() {
        return displayName + " (" + name + ")";
    }
}
