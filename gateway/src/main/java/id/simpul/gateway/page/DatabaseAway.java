package id.simpul.gateway.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Shows the page for 503 where a page cannot read or write: nothing of what was sent has been done. */
@ControllerAdvice({"id.simpul.gateway.console", "id.simpul.gateway.developer"})
class DatabaseAway {
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void away(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
