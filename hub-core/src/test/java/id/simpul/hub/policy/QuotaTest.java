package id.simpul.hub.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Hours;
import id.simpul.hub.registry.Limits;
import id.simpul.hub.registry.Resilience;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final long SECOND = 1_000_000_000L;
    private static final LocalDateTime EVENING = LocalDateTime.parse("2031-04-30T23:00");

    private final Quota quota = new Quota();

    @Property(tries = 50)
    void aBucketNeverLetsMoreThroughThanItsRateAndBurst(
            @ForAll @IntRange(min = 1, max = 50) int perSecond, @ForAll @IntRange(min = 1, max = 100) int burst) {
        TokenBucket bucket = new TokenBucket(perSecond, burst, 0);
        int passed = 0;
        for (long now = 0; now <= 10 * SECOND; now += SECOND / 1000) {
            passed += bucket.take(now) == 0 ? 1 : 0;
        }
        assertThat(passed).isBetween(9 * perSecond, 10 * perSecond + burst + 1);
    }

    @Test
    void aBucketTellsWhatIsLeftAndHowLongToWait() {
        TokenBucket bucket = new TokenBucket(10, 3, 0);

        assertThat(bucket.left(0)).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(0)).isZero();
        }
        assertThat(bucket.left(0)).isZero();
        assertThat(bucket.take(0)).isEqualTo(SECOND / 10);
        assertThat(bucket.missing(0)).isEqualTo(3 * SECOND / 10);
        assertThat(bucket.left(SECOND / 10)).isEqualTo(1);
        assertThat(bucket.left(5 * SECOND))
                .as("it does not fill beyond its size")
                .isEqualTo(3);
    }

    @Test
    void aDayEndsAtMidnightOfTheCityAndAMonthGoesOn() {
        Allowance allowance = quota.allowance(agreement(new Limits(100_000, 200_000, 2, 3, 64)));

        assertThat(quota.check(allowance, EVENING)).isNull();
        assertThat(quota.check(allowance, EVENING)).isNull();
        Fault day = requireNonNull(quota.check(allowance, EVENING));
        assertThat(day.code()).isEqualTo(FaultCode.KUOTA_HABIS);
        assertThat(day.retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(allowance.header(EVENING, System.nanoTime()))
                .contains("\"hari\";r=0;t=3600", "\"bulan\";r=1;t=3600");

        assertThat(quota.check(allowance, EVENING.plusHours(2)))
                .as("a new day and a new month")
                .isNull();
        assertThat(allowance.usedToday()).isEqualTo(1);
        assertThat(allowance.usedThisMonth()).isEqualTo(1);
    }

    @Test
    void aMonthIsUsedUpOverItsDays() {
        Allowance allowance = quota.allowance(agreement(new Limits(100_000, 200_000, 0, 3, 64)));
        for (int day = 1; day <= 3; day++) {
            assertThat(quota.check(allowance, LocalDateTime.of(2031, 4, day, 9, 0)))
                    .isNull();
        }
        assertThat(quota.check(allowance, LocalDateTime.of(2031, 4, 28, 9, 0))).isNotNull();
    }

    @Test
    void whatTheTableKnowsCounts() {
        Allowance allowance = quota.allowance(agreement(new Limits(100_000, 200_000, 10, 0, 64)));
        LocalDate today = EVENING.toLocalDate();
        assertThat(quota.check(allowance, EVENING)).isNull();

        Spent day = quota.counted(today).getFirst();
        assertThat(day.unstored()).isEqualTo(1);
        day.store(1, 9);

        assertThat(day.unstored()).isZero();
        assertThat(quota.check(allowance, EVENING)).isNull();
        assertThat(quota.check(allowance, EVENING)).as("the eleventh").isNotNull();
    }

    @Test
    void whatComesWhileTheTableIsToldCountsOnce() {
        Allowance allowance = quota.allowance(agreement(new Limits(100_000, 200_000, 10, 0, 64)));
        assertThat(quota.check(allowance, EVENING)).isNull();
        Spent day = quota.counted(EVENING.toLocalDate()).getFirst();
        long told = day.unstored();

        assertThat(quota.check(allowance, EVENING)).isNull();
        day.store(told, 7);

        assertThat(allowance.usedToday()).as("6 of others, 2 of ours").isEqualTo(8);
        assertThat(day.unstored()).isEqualTo(1);
    }

    @Test
    void callsAtOnceCannotSlipThroughTogether() throws InterruptedException {
        Allowance allowance = quota.allowance(agreement(new Limits(100_000, 200_000, 100, 0, 64)));
        AtomicInteger passed = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                threads.execute(() -> {
                    if (quota.check(allowance, EVENING) == null) {
                        passed.incrementAndGet();
                    }
                });
            }
        }
        assertThat(passed).hasValueLessThanOrEqualTo(100).hasValueGreaterThan(90);
        assertThat(allowance.usedToday()).isEqualTo(passed.get());
    }

    @Test
    void numbersChangeWithoutForgettingWhatWasUsed() {
        Allowance before = quota.allowance(agreement(new Limits(1, 5, 10, 0, 64)));
        assertThat(quota.check(before, EVENING)).isNull();

        Allowance after = quota.allowance(agreement(new Limits(1, 5, 1, 0, 64)));

        assertThat(after).isSameAs(before);
        assertThat(requireNonNull(quota.check(after, EVENING)).code()).isEqualTo(FaultCode.KUOTA_HABIS);
        quota.keepOnly(Set.of());
        assertThat(quota.of(after.agreement())).isNull();
    }

    @Test
    void placesAreGivenBackToBoth() {
        Concurrency concurrency = new Concurrency();
        Allowance allowance = quota.allowance(agreement(new Limits(1, 1, 0, 0, 2)));
        Application.Connection narrow = new Application.Connection(
                "utama", "http", new Resilience(50, 20, 10, Duration.ofSeconds(10), 1), Map.of());
        Application target =
                new Application("dukcapil", "disdukcapil", "D", List.of(narrow), List.of(), List.of(), List.of());
        Concurrency.Room room = concurrency.room(target, narrow);

        assertThat(concurrency.check(allowance, room)).isNull();
        assertThat(requireNonNull(concurrency.check(allowance, room)).code()).isEqualTo(FaultCode.TUJUAN_SIBUK);
        assertThat(allowance.underWay()).as("the consumer's place was not kept").isEqualTo(1);
        concurrency.leave(allowance, room);
        assertThat(concurrency.check(allowance, room)).isNull();

        Application.Connection wide = new Application.Connection("utama", "http", Resilience.DEFAULT, Map.of());
        assertThat(concurrency.check(allowance, concurrency.room(target, wide))).isNull();
        assertThat(requireNonNull(concurrency.check(allowance, room)).code()).isEqualTo(FaultCode.BATAS_SERENTAK);
    }

    private static Agreement agreement(Limits limits) {
        return new Agreement(
                "simpeg-dukcapil-penduduk",
                "simpeg",
                "dukcapil",
                "penduduk",
                List.of(),
                List.of(),
                "",
                "",
                LocalDate.EPOCH,
                LocalDate.MAX,
                limits,
                Hours.ALWAYS,
                "pic");
    }
}
