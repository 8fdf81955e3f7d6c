package id.simpul.gateway.admin;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what goes wrong under {@code /admin/v1} into a problem; leaves the pages' errors alone. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AdminErrors implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(AdminErrors.class);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(5);

    private final AdminProblems problems;

    AdminErrors(AdminProblems problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failed) {
        if (!AdminSecurity.isAdmin(request)) {
            return null;
        }
        try {
            problems.answer(request, response, fault(failed), more(failed));
        } catch (IOException callerLeft) {
            throw new UncheckedIOException(callerLeft);
        }
        return new ModelAndView();
    }

    private static Map<String, ?> more(Exception failed) {
        return failed instanceof RefusedFilesException refused ? Map.of("problems", refused.problems()) : Map.of();
    }

    private static Fault fault(Exception failed) {
        return switch (failed) {
            case FaultException known -> known.fault();
            case RefusedFilesException refused ->
                Fault.caller(FaultCode.BERKAS_TIDAK_SAH, String.valueOf(refused.getMessage()));
            case NoResourceFoundException none ->
                Fault.caller(
                        FaultCode.HALAMAN_TIDAK_ADA, "The admin API has no such address; see /admin/v1/openapi.json.");
            case HttpRequestMethodNotSupportedException other ->
                Fault.caller(FaultCode.METODE_TIDAK_ADA, other.getMethod() + " is not answered here.");
            case HttpMediaTypeNotSupportedException type ->
                Fault.caller(
                        FaultCode.ISI_TIDAK_SAH,
                        "content type: " + type.getContentType() + " (expected: one of " + type.getSupportedMediaTypes()
                                + ")");
            case HttpMessageNotReadableException unreadable
            when unreadable.getCause() instanceof UnrecognizedPropertyException unknown -> unknown(unknown);
            case HttpMessageNotReadableException unreadable ->
                Fault.caller(FaultCode.ISI_TIDAK_SAH, "The body cannot be read as what its content type says.");
            case MethodArgumentTypeMismatchException wrong ->
                Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, wrong.getName() + ": of the wrong kind");
            case ServletRequestBindingException missing ->
                Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, String.valueOf(missing.getMessage()));
            case HttpMediaTypeNotAcceptableException accept ->
                Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, "accept: not available in this form");
            case DataAccessException away -> away();
            case TransactionException away -> away();
            default -> unexpected(failed);
        };
    }

    private static Fault unknown(UnrecognizedPropertyException field) {
        String known = field.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
        return Fault.callerOn(
                FaultCode.ISI_TIDAK_SAH,
                field.getPropertyName(),
                field.getPropertyName() + ": not known (expected: " + known + ")");
    }

    private static Fault away() {
        return Fault.busy(FaultCode.DATA_HUB_TIDAK_TERJANGKAU, "The hub's database did not answer.", DATABASE_PAUSE);
    }

    private static Fault unexpected(Exception failed) {
        LOG.error("admin API failed", failed);
        return Fault.hub(FaultCode.GALAT_HUB, "An unexpected error; the hub's log has it.");
    }
}
