package greenlab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandInTest {
    private static final HandIn ADA = new HandIn("Ada", HandIn.KIT, "2026-11-29", new TreeMap<>(), "")
        .with(Map.of("02/1", new HandIn.Points(1, 1), "02/2", new HandIn.Points(0, 1),
            "hub/order", new HandIn.Points(10, 10)));

    @TempDir
    private Path folder;

    private Path saved() throws IOException {
        Path file = folder.resolve("ada.json");
        ADA.save(file);
        return file;
    }

    @Test
    void savedFile_isReadBack() throws IOException {
        HandIn read = HandIn.read(saved());
        assertThat(read.results()).isEqualTo(ADA.results());
        assertThat(read.name()).isEqualTo("Ada");
        assertThat(read.of("02")).isEqualTo(new HandIn.Points(1, 2));
    }

    @Test
    void editedFile_isRefused() throws IOException {
        Path file = saved();
        Files.writeString(file, Files.readString(file).replace("\"points\": 0", "\"points\": 1"));
        assertThatThrownBy(() -> HandIn.read(file)).hasMessageStartingWith("changed after it was written");
    }

    @Test
    void moreThanAllPoints_areRefused() throws IOException {
        Path file = folder.resolve("more.json");
        ADA.with(Map.of("02/3", new HandIn.Points(7, 1))).save(file);
        assertThatThrownBy(() -> HandIn.read(file)).hasMessage("not written by --save or a notebook");
    }

    /** Each file that isn't a hand-in is reported, and the others are printed all the same. */
    @Test
    void table_goesOnAfterUnreadableFiles() throws IOException {
        saved();
        Path forged = folder.resolve("forged.json");
        Files.writeString(forged, Files.readString(saved()).replace("\"Ada\"", "\"Eve\""));
        Files.writeString(folder.resolve("broken.json"), "{\"name\": \"Bob\", ");
        Files.writeString(folder.resolve("array.json"), "[".repeat(50_000));
        Files.writeString(folder.resolve("other.json"), "{\"name\": 7, \"results\": {\"a\": null}}");
        Files.write(folder.resolve("binary.json"), new byte[1000]);
        Files.write(folder.resolve("huge.json"), new byte[3_000_000]);
        Files.createDirectory(folder.resolve("folder.json"));
        Files.writeString(folder.resolve("notes.txt"), "not looked at");
        ClassTable table = ClassTable.read(folder);
        assertThat(table.readers()).containsOnlyKeys("ada.json");
        assertThat(table.unreadable()).containsOnlyKeys("array.json", "binary.json", "broken.json", "folder.json",
            "forged.json", "huge.json", "other.json");
        assertThat(table.unreadable().values()).allMatch(reason -> reason.lines().count() == 1);
        assertThat(table.unreadable().get("huge.json")).isEqualTo("too large: 3000000 bytes; at most 100000");
        assertThat(table.table().text()).containsExactly(
            "name  02   hub    date        kit  file", "Ada   1/2  10/10  " + ADA.date() + "  1.0  ada.json");
        assertThat(table.table().markdown()).contains("| Ada | 1/2 | 10/10 |");
    }

    @Test
    void versionIsThatOfTheReadme() throws IOException {
        assertThat(Files.readString(Checkout.find().root().resolve("README.md"))).contains("/v" + HandIn.KIT + "?");
    }
}
