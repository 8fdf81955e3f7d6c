package id.simpul.gateway.developer;

import id.simpul.gateway.identity.CredentialDesk;
import id.simpul.gateway.identity.CredentialDesk.Issued;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Author;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RegistryApply;
import id.simpul.hub.registry.Route;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Lets a developer make a first call: client, agreement and draft of the request in one transaction, then a key. A service
 * that answers from no sandbox gets the draft alone.
 */
@Component
class TrialDesk {
    private static final int VALID_AT_ONCE = 2;

    private final RegistryApply registry;
    private final PermintaanStore store;
    private final CredentialDesk credentials;

    TrialDesk(RegistryApply registry, PermintaanStore store, CredentialDesk credentials) {
        this.registry = registry;
        this.store = store;
        this.credentials = credentials;
    }

    /**
     * What came of a form.
     *
     * @param key null where the service has no sandbox, or the application has two valid test keys already
     * @param repeated whether the form had been sent before: nothing was done this time
     */
    record Outcome(long permintaan, @Nullable Issued key, boolean repeated) {}

    /** Whether the form was sent before: what it asked for then may have made it faulty, such as a code that is taken now. */
    boolean sentBefore(TrialForm form) {
        return store.used(form.key()).isPresent();
    }

    /** Does what the form asks for, once; {@code form} has no faults. */
    Outcome begin(AgencyPerson developer, Route route, TrialForm form, LocalDate today) throws FaultException {
        Long before = store.used(form.key()).orElse(null);
        if (before != null) {
            return new Outcome(before, null, true);
        }
        boolean sandbox = route.connection().sandbox();
        Draft draft = new Draft();
        registry.change(
                current -> {
                    draft.id = note(developer, route, form);
                    draft.first = store.claim(form.key(), draft.id, developer.name());
                    return draft.first ? step(current, form, route, developer, today) : current;
                },
                new Author(developer.name(), "first call of " + form.application() + " to " + route.name()));
        return new Outcome(draft.id, draft.first && sandbox ? key(developer, route, form) : null, !draft.first);
    }

    private static final class Draft {
        private long id;
        private boolean first;
    }

    private static Registry step(
            Registry current, TrialForm form, Route route, AgencyPerson developer, LocalDate today) {
        requireOwn(current, form, developer);
        return route.connection().sandbox()
                ? Trial.with(current, form, route, developer, today)
                : Trial.withApplication(current, form, developer);
    }

    /** Looked at once more while nobody else writes: another agency may have taken the code since the form was judged. */
    private static void requireOwn(Registry current, TrialForm form, AgencyPerson developer) {
        boolean foreign = current.applications().stream()
                .anyMatch(each ->
                        each.code().equals(form.application()) && !each.agency().equals(developer.agency()));
        if (foreign || !Trial.possible(form.application(), developer.agency(), current)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
    }

    private long note(AgencyPerson developer, Route route, TrialForm form) {
        String application = route.application().code();
        String service = route.service().code();
        return store.open(form.application(), application, service)
                .map(Permintaan::id)
                .orElseGet(() -> store.add(
                        form.application(), application, service, form.purpose(), form.basis(), developer.name()));
    }

    private @Nullable Issued key(AgencyPerson developer, Route route, TrialForm form) throws FaultException {
        String client = Trial.client(form.application());
        long valid = credentials.apiKeys(client).stream()
                .filter(each -> each.state().equals("valid"))
                .count();
        return valid >= VALID_AT_ONCE
                ? null
                : credentials.newApiKey(client, "uji " + route.name(), Duration.ofDays(Trial.DAYS), developer.name());
    }
}
