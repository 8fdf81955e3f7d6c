package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.TestBroker;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application.Subscription.Order;
import id.simpul.hub.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is done in whatever order, the real event path ends where a small model ends, and its balance adds up. */
class EventModelIT {
    private static final List<String> SUBSCRIPTIONS = List.of("satu", "dua");
    private static final int NUMBERS = 6;

    enum Step {
        PUBLISH,
        PUBLISH_REFUSED,
        REPEAT,
        CONTRADICT,
        AWAY,
        BACK,
        RESTART,
        DISCARD,
        MEND_AND_RESEND,
        RETENTION
    }

    /** One step; {@code number} says with which event or subscription, as far as there are so many. */
    record Operation(Step step, int number) {}

    /** What the model knows of one event. */
    private static final class Modelled {
        private final Event event;
        private final CallId id;
        private boolean refused;
        private boolean discarded;
        private boolean removed;
        /** Whether only that it is parked keeps it. */
        private boolean over;

        Modelled(Event event, boolean refused) {
            this.event = event;
            this.id = EventIds.of(Receiver.PUBLISHER, event);
            this.refused = refused;
        }

        Set<String> expected() {
            return removed ? Set.of() : Set.of(discarded ? "expired" : refused ? "parked" : "delivered");
        }
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        return Combinators.combine(
                        Arbitraries.of(Step.class), Arbitraries.integers().between(0, NUMBERS))
                .as(Operation::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(20);
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void endsAsTheModelSays(@ForAll("operations") List<Operation> operations) throws Exception {
        try (Play play = new Play()) {
            for (Operation each : operations) {
                play.run(each);
            }
            play.end(operations);
            play.run(new Operation(Step.RETENTION, 0));
        }
    }

    /** The model beside a room that does the same. */
    private static final class Play implements AutoCloseable {
        private final Receiver receiver = new Receiver();
        private final AheadClock clock = new AheadClock();
        private final Map<String, Modelled> model = new LinkedHashMap<>();
        private final EventRoom room;
        private long conflicts;

        Play() throws IOException {
            room = new EventRoom(
                    "n1",
                    Files.createTempDirectory("model"),
                    TestPostgres.fresh(),
                    TestBroker.shared().settings(),
                    Receiver.city(1, Order.PROGRESS, SUBSCRIPTIONS.toArray(String[]::new)),
                    receiver,
                    clock);
        }

        void end(List<Operation> operations) {
            SUBSCRIPTIONS.forEach(receiver::back);
            await("as the model: " + operations).atMost(EventRoom.PATIENCE).untilAsserted(this::requireModel);
            requireOneIdAndOrder();
        }

        @Override
        public void close() {
            room.close();
        }

        private void run(Operation operation) throws Exception {
            switch (operation.step()) {
                case PUBLISH -> publish(operation.number(), false);
                case PUBLISH_REFUSED -> publish(operation.number(), true);
                case REPEAT ->
                    any(operation)
                            .ifPresent(
                                    each -> assertThat(room.publish(each.event)).isEqualTo(each.id));
                case CONTRADICT -> contradict(operation);
                case AWAY -> receiver.away(SUBSCRIPTIONS.get(operation.number() % SUBSCRIPTIONS.size()));
                case BACK -> receiver.back(SUBSCRIPTIONS.get(operation.number() % SUBSCRIPTIONS.size()));
                case RESTART -> restart();
                case DISCARD -> decide(operation, false);
                case MEND_AND_RESEND -> decide(operation, true);
                case RETENTION -> retention(operation);
            }
        }

        private void publish(int key, boolean refused) {
            String number = "e" + model.size();
            Event event = EventRoom.event(number, "k" + key, number);
            if (refused) {
                receiver.refuse(number);
            }
            model.put(number, new Modelled(event, refused));
            room.publish(event);
        }

        /** One that the hub still knows: what was removed is a new event when it comes again. */
        private Optional<Modelled> any(Operation operation) {
            List<Modelled> kept =
                    model.values().stream().filter(each -> !each.removed).toList();
            return kept.stream()
                    .skip(kept.isEmpty() ? 0 : (operation.number() * 7L) % kept.size())
                    .findFirst();
        }

        /** The same name with other contents: told at the door, or parked where the door does not know it any more. */
        private void contradict(Operation operation) {
            any(operation).ifPresent(each -> {
                try {
                    room.accept(
                            EventRoom.event(each.event.id(), String.valueOf(each.event.subject()), "lain" + conflicts));
                    conflicts++;
                } catch (FaultException told) {
                    assertThat(told.fault().code().code()).isEqualTo("peristiwa-bertentangan");
                }
            });
        }

        /** All that came to an end is over and goes; its sums stay. */
        private void retention(Operation operation) throws Exception {
            end(List.of(operation));
            clock.forward(Duration.ofDays(181));
            await().atMost(EventRoom.PATIENCE)
                    .ignoreException(FaultException.class) // the hub removes by itself just now
                    .until(() -> room.bean(EventRetention.class).remove("model"), _ -> true);
            model.values().forEach(each -> {
                each.over = true;
                each.removed |= !each.refused || each.discarded;
            });
            requireModel();
        }

        private void restart() {
            room.close();
            room.reopen();
        }

        private void decide(Operation operation, boolean mend) throws Exception {
            Modelled event = any(operation).orElse(null);
            if (event == null || !event.refused || event.discarded) {
                return;
            }
            SUBSCRIPTIONS.forEach(receiver::back);
            await().atMost(EventRoom.PATIENCE).until(() -> states(event).equals(Set.of("parked")));
            if (mend) {
                receiver.accept(event.event.id());
            }
            for (String each : SUBSCRIPTIONS) {
                Resend resend = room.bean(Resend.class);
                assertThat(
                                mend
                                        ? resend.resend(
                                                event.id.value(), Receiver.PUBLISHER, each, "operator", "uji model")
                                        : resend.discard(
                                                event.id.value(), Receiver.PUBLISHER, each, "operator", "uji model"))
                        .isTrue();
            }
            event.refused = !mend;
            event.discarded = !mend;
            if (event.over) {
                retention(operation); // else the hub may remove it by itself at any time
            }
        }

        private Set<String> states(Modelled event) {
            Set<String> states = new HashSet<>();
            room.bean(EventStory.class)
                    .of(event.id.value())
                    .ifPresent(story -> story.deliveries().forEach(each -> states.add(each.state())));
            return states;
        }

        private void requireModel() throws Exception {
            for (Modelled each : model.values()) {
                assertThat(states(each)).as(each.event.id()).isEqualTo(each.expected());
            }
            for (String each : SUBSCRIPTIONS) {
                Balance balance = room.balance(each);
                assertThat(balance.even()).as(balance.toString()).isTrue();
                assertThat(balance.waiting() + balance.setAside()).isZero();
                assertThat(balance.accepted()).isEqualTo(model.size() + conflicts);
                assertThat(balance.expired())
                        .isEqualTo(model.values().stream()
                                .filter(one -> one.discarded)
                                .count());
            }
        }

        /** Each event under its one id, and of a key the events that were never refused in their order. */
        private void requireOneIdAndOrder() {
            for (String each : SUBSCRIPTIONS) {
                Map<String, Integer> last = new LinkedHashMap<>();
                Set<String> seen = new HashSet<>();
                receiver.taken(each).forEach(taken -> {
                    Modelled known = model.get(taken.event().id());
                    assertThat(taken.id()).isEqualTo(Objects.requireNonNull(known).id);
                    int number = Integer.parseInt(taken.event().id().substring(1));
                    if (seen.add(taken.event().id())
                            && !receiver.everRefused(taken.event().id())) {
                        Integer before = last.put(taken.event().key(), number);
                        assertThat(before == null || before < number).isTrue();
                    }
                });
            }
        }
    }
}
