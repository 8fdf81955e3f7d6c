package id.simpul.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.ConnectionFace.Field;
import id.simpul.hub.registry.ConnectionFace.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceReaderTest {

    @Test
    void readsEveryPartOfTheFile() {
        ConnectionFace face = FaceReader.beside(FaceReaderTest.class);

        assertThat(face.kind()).isEqualTo("contoh");
        assertThat(face.title()).isEqualTo(new Text("Contoh", "Example"));
        assertThat(face.connection())
                .containsExactly(
                        new Field("alamat", true, "https?://.+", "http:// or https://", "", false, new Text("A", "B")),
                        new Field("sandi", false, "", "", "", true, new Text("C", "D")));
        assertThat(face.operation())
                .containsExactly(new Field("batas", false, "\\d+", "a number", "10", false, new Text("E", "F")));
    }

    @Test
    void namesTheKindThatHasNoFace() {
        assertThatThrownBy(() -> FaceReader.beside(List.class))
                .hasMessage("java.util/face.yaml: missing (expected: the face of the kind)");
    }
}
