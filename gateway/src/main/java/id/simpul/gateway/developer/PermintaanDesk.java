package id.simpul.gateway.developer;

import id.simpul.gateway.developer.Permintaan.State;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Author;
import id.simpul.hub.registry.Hours;
import id.simpul.hub.registry.Limits;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RegistryApply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings requests to their end: handed in by developers, decided by the owner of the data, each step once. */
@Component
class PermintaanDesk {
    private final RegistryApply registry;
    private final PermintaanStore store;
    private final TransactionTemplate transaction;

    PermintaanDesk(RegistryApply registry, PermintaanStore store, TransactionTemplate transaction) {
        this.registry = registry;
        this.store = store;
        this.transaction = transaction;
    }

    /** How a decision ended. */
    enum Decision {
        DONE,
        /** Somebody was faster. */
        DECIDED_BEFORE,
        /** An agreement for the same days and operations is in force. */
        AGREED_BEFORE,
        /** The application or the service is no longer registered. */
        GONE
    }

    /** Hands a draft in; answers whether it was one. */
    boolean submit(Permintaan draft, ProductionForm form, AgencyPerson developer) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            store.rewrite(draft.id(), form);
            return store.move(draft.id(), State.DRAFT, State.SUBMITTED, developer.name(), "");
        }));
    }

    Decision refuse(Permintaan request, String reason, AgencyPerson owner) {
        Boolean moved = transaction.execute(
                status -> store.move(request.id(), State.SUBMITTED, State.REFUSED, owner.name(), reason));
        return Boolean.TRUE.equals(moved) ? Decision.DONE : Decision.DECIDED_BEFORE;
    }

    /** Makes the request an agreement: its step and the registry's rows are written together, or neither. */
    Decision approve(Permintaan request, LocalDate today, LocalDate until, AgencyPerson owner) {
        Decision[] decision = {Decision.DONE};
        registry.change(
                current -> {
                    Agreement agreement = agreement(request, freeId(current, request), today, until, owner);
                    decision[0] = judge(current, request, agreement, owner);
                    return decision[0] == Decision.DONE ? written(current, request, agreement) : current;
                },
                new Author(owner.name(), "request " + request.id() + " approved"));
        return decision[0];
    }

    private Decision judge(Registry current, Permintaan request, Agreement agreement, AgencyPerson owner) {
        if (!store.find(request.id()).map(Permintaan::submitted).orElse(false)) {
            return Decision.DECIDED_BEFORE;
        }
        if (!registered(current, request)) {
            return Decision.GONE;
        }
        if (current.agreements().stream().anyMatch(agreement::ambiguousWith)) {
            return Decision.AGREED_BEFORE;
        }
        return store.move(request.id(), State.SUBMITTED, State.APPROVED, owner.name(), "")
                ? Decision.DONE
                : Decision.DECIDED_BEFORE;
    }

    private static boolean registered(Registry current, Permintaan request) {
        List<Application> all = current.applications();
        return all.stream().anyMatch(each -> each.code().equals(request.consumer()))
                && all.stream()
                        .filter(each -> each.code().equals(request.application()))
                        .flatMap(each -> each.services().stream())
                        .anyMatch(each -> each.code().equals(request.service()));
    }

    private Registry written(Registry current, Permintaan request, Agreement agreement) {
        store.agreed(request.id(), agreement.id());
        List<Agreement> agreements = new ArrayList<>(current.agreements());
        agreements.add(agreement);
        return current.with(current.applications(), agreements);
    }

    /** An agreement that ended keeps its id: no row is taken over. */
    private static String freeId(Registry current, Permintaan request) {
        Set<String> taken = current.agreements().stream().map(Agreement::id).collect(Collectors.toSet());
        String base = request.consumer() + "-" + request.application() + "-" + request.service();
        String id = base;
        for (int next = 2; taken.contains(id); next++) {
            id = base + "-" + next;
        }
        return id;
    }

    private static Agreement agreement(
            Permintaan request, String id, LocalDate today, LocalDate until, AgencyPerson owner) {
        return new Agreement(
                id,
                request.consumer(),
                request.application(),
                request.service(),
                request.operations(),
                request.fields(),
                request.purpose(),
                request.basis(),
                today,
                until,
                Limits.of(Limits.STANDARD_PER_SECOND),
                Hours.ALWAYS,
                owner.signature());
    }
}
