package id.simpul.gateway.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's account.
 *
 * @param password the encoded hash with the name of its function in front, such as {@code {bcrypt}...}
 * @param agency the code of the agency the person works for, or null
 */
record Account(
        String name,
        String displayName,
        String password,
        Set<Role> roles,
        @Nullable String agency,
        boolean enabled) {

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "Account[" + name + " " + roles + "]";
    }
}
