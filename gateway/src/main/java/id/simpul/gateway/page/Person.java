package id.simpul.gateway.page;

import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who looks at the page. */
public record Person(String name, Set<String> roles) {
    private static final String PREFIX = "ROLE_";
    private static final Set<String> CONSOLE = Set.of("OPERATOR", "APPROVER", "AUDITOR");

    static @Nullable Person of(@Nullable Principal principal) {
        if (!(principal instanceof Authentication authentication)) {
            return null;
        }
        return new Person(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(each -> each != null && each.startsWith(PREFIX))
                        .map(each -> each.substring(PREFIX.length()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean operator() {
        return roles.contains("OPERATOR");
    }

    /** Whether of the console only the requests for agreements are theirs. */
    public boolean onlyRequests() {
        return roles.contains("PIC") && roles.stream().noneMatch(CONSOLE::contains);
    }
}
