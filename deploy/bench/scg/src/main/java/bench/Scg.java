package bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The peer of rows 03, 04 and 04b, with its own defaults. Profile {@code bare} forwards and no more; profile {@code policies}
 * checks a token, a rate and a breaker before it does.
 */
@SpringBootApplication
public class Scg {
    public static void main(String[] arguments) {
        SpringApplication.run(Scg.class, arguments);
    }
}
