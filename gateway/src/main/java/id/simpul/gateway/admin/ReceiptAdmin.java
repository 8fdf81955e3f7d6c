package id.simpul.gateway.admin;

import id.simpul.hub.ledger.Receipts;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Duration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of any call, for operators and auditors. */
@RestController
@RequestMapping(AdminSecurity.ROOT)
class ReceiptAdmin {
    private final Receipts receipts;

    ReceiptAdmin(Receipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping("/receipts/{id}")
    ResponseEntity<byte[]> receipt(@PathVariable String id) throws FaultException {
        Receipts.Issue issue = receipts.of(id)
                .orElseThrow(() -> new FaultException(
                        Fault.caller(FaultCode.BUKTI_TIDAK_ADA, "The ledger has no call with that number.")));
        byte[] receipt = issue.receipt();
        if (receipt == null) {
            throw new FaultException(Fault.busy(
                    FaultCode.BUKTI_BELUM_SIAP, "No checkpoint covers the call yet.", Duration.ofSeconds(10)));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("tanda-terima-" + id + ".json")
                                .build()
                                .toString())
                .body(receipt);
    }
}
