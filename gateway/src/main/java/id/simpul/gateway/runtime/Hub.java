package id.simpul.gateway.runtime;

import id.simpul.gateway.SimpulApplication;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Readiness;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The life of the hub's process: servers and context start side by side, and stop in order. */
public final class Hub {
    private static final int CARRIERS = 64;

    private final Settings settings;
    private final Progress progress;
    private final HomeLock lock;
    private final EmbeddedServers servers;
    private volatile @Nullable ConfigurableApplicationContext context;
    private boolean stopped;
    private boolean servingMeanwhile;

    private Hub(Settings settings, Progress progress, HomeLock lock) {
        this.settings = settings;
        this.progress = progress;
        this.lock = lock;
        this.servers = new EmbeddedServers(settings);
    }

    /** Runs the hub until the process is told to end; returns only when it did not start, with the exit code. */
    public static int run(Map<String, String> environment) {
        giveVirtualThreadsRoom();
        try {
            Settings settings = Settings.from(environment);
            HomeLock lock = HomeLock.take(settings.home());
            Preflight.requireFree(settings.ports());
            logTo(settings.home());
            return new Hub(settings, new Progress(System.out), lock).serve();
        } catch (StartFailure failure) {
            return report(failure);
        }
    }

    /** Before anything logs: the library reads its configuration once, at its first use. */
    private static void logTo(Home home) {
        System.setProperty("simpul.logs", home.logs().toString());
        System.setProperty("logback.configurationFile", "logback-hub.xml");
        LoggerFactory.getILoggerFactory();
        // from here on Spring Boot decides, and complains of two answers
        System.clearProperty("logback.configurationFile");
        System.setProperty("logging.config", "classpath:logback-hub.xml");
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> log().error("thread {} ended", thread.getName(), thrown));
    }

    /**
     * A virtual thread that loads a class keeps its carrier while it waits for the archive. With one carrier a core, two
     * of them stopped a start on two cores for good: the thread that had locked the archive found no carrier to go on.
     */
    private static void giveVirtualThreadsRoom() {
        String carriers = "jdk.virtualThreadScheduler.parallelism";
        if (System.getProperty(carriers) == null) {
            System.setProperty(
                    carriers,
                    String.valueOf(Math.max(CARRIERS, Runtime.getRuntime().availableProcessors())));
        }
    }

    private static int report(StartFailure failure) {
        System.err.println("simpul: " + failure.sentence());
        return failure.exitCode();
    }

    private int serve() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            start();
            new CountDownLatch(1).await();
            return 0;
        } catch (StartFailure failure) {
            return fail(failure);
        } catch (RuntimeException | Error failed) {
            return fail(StartFailure.because(failed));
        } catch (InterruptedException e) {
            return StartFailure.BROKEN;
        }
    }

    private void start() throws InterruptedException {
        progress.line("Simpul mulai (is starting) di " + settings.home().root());
        Steps steps = new Steps(progress);
        RunningHub.note(settings, servers);
        servers.start(steps);
        ConfigurableApplicationContext started = startContext();
        started.getBeansOfType(Readiness.class).values().forEach(each -> steps.add(each.step(), each.ready()));
        CityInForce city = started.getBean(CityInForce.class);
        if (awaitAll(steps, city)) {
            progress.line(StartScreen.of(settings, city.table()));
        }
    }

    /**
     * Waits for every step. While database or broker are away the hub serves from its last good copy, and says so once. A
     * server of somebody else that turns out to be broken is then no reason to stop serving; an own one, or a wrong setting,
     * still ends the process, so that whoever watches over it starts it again.
     */
    private boolean awaitAll(Steps steps, CityInForce city) throws InterruptedException {
        try {
            steps.await(() -> tellMeanwhile(city.table()));
            return true;
        } catch (StartFailure failed) {
            boolean foreign =
                    settings.database().isPresent() && settings.kafka().isPresent();
            if (!servingMeanwhile || !foreign || failed.exitCode() == StartFailure.CONFIGURATION) {
                throw failed;
            }
            log().error("the hub serves on from its last good copy: {}", failed.sentence(), failed);
            progress.step(failed.sentence());
            return false;
        }
    }

    private void tellMeanwhile(@Nullable RouteTable table) {
        if (table != null && !servingMeanwhile) {
            servingMeanwhile = true;
            progress.step(StartScreen.meanwhile(table));
        }
    }

    private ConfigurableApplicationContext startContext() {
        SpringApplication application = new SpringApplication(SimpulApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(fresh -> {
            fresh.getEnvironment().getPropertySources().addFirst(new MapPropertySource("simpul", properties()));
            fresh.getBeanFactory().registerSingleton("httpSettings", settings.http());
            context = fresh;
        });
        return application.run();
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("simpul.home", settings.home().root().toString());
        properties.put("simpul.port-base", settings.ports().base());
        properties.put("simpul.gateway-scheme", settings.http().tls() == null ? "http" : "https");
        properties.put("server.port", settings.ports().web());
        properties.put("management.server.port", settings.ports().management());
        properties.put("management.endpoint.health.group.readiness.include", "readinessState, routesHealth");
        properties.put("spring.datasource.url", servers.database().url());
        properties.put("spring.datasource.username", servers.database().user());
        properties.put("spring.datasource.password", servers.database().password());
        settings.otlp().ifPresent(endpoint -> properties.put("simpul.otlp-endpoint", endpoint));
        servers.kafka().client().forEach((name, value) -> properties.put("simpul.kafka.client[" + name + "]", value));
        return properties;
    }

    /** Says nothing when the failure only follows from being told to end. */
    private synchronized int fail(StartFailure failure) {
        if (stopped) {
            return failure.exitCode();
        }
        log().error("the hub does not start: {}", failure.sentence(), failure);
        stop();
        return report(failure);
    }

    /** Its name keeps stack traces off the console: they are for the file. */
    private static Logger log() {
        return LoggerFactory.getLogger("process");
    }

    /** A hub that has not come up yet has nobody to say farewell to. */
    private void drain(ConfigurableApplicationContext started) {
        try {
            if (started.isRunning()) {
                started.getBean(Drain.class).run(progress);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            log().warn("the ports were not left in order", broken);
        }
    }

    /** First the calls under way; then the hub, which still writes; then the servers it writes to. */
    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        progress.step("menghentikan (stopping)");
        ConfigurableApplicationContext started = context;
        if (started != null) {
            drain(started);
            started.close();
            progress.step("hub berhenti (stopped)");
        }
        servers.stop(progress);
        lock.close();
    }
}
