package id.simpul.gateway.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A person who signed in, as pages and rules see them. */
public final class SignedIn implements UserDetails, CredentialsContainer {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String displayName;
    private final Set<Role> roles;
    private final @Nullable String agency;
    private final boolean enabled;
    private @Nullable String password;

    SignedIn(Account account) {
        this.name = account.name();
        this.displayName = account.displayName();
        this.roles = account.roles();
        this.agency = account.agency();
        this.enabled = account.enabled();
        this.password = account.password();
    }

    public String displayName() {
        return displayName;
    }

    public Set<Role> roles() {
        return roles;
    }

    /** The code of the agency the person works for; null for citizens and the city's own operators. */
    public @Nullable String agency() {
        return agency;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.copyOf(roles.stream()
                .map(each -> new SimpleGrantedAuthority(each.authority()))
                .toList());
    }

    @Override
    public void eraseCredentials() {
        password = null;
    }

    @Override
    public String toString() {
        return "SignedIn[" + name + " " + roles + "]";
    }
}
