package greenlab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainClassTest {

    @ParameterizedTest
    @CsvSource({"acme.Shop 8080, lib/a.jar, acme.Shop", "app.jar 8080, app.jar, app.jar",
        "my shop/app.jar 8080, my shop/app.jar, my shop/app.jar"})
    void jarCanHaveSpaces(String command, String classPath, String name) {
        assertThat(MainClass.name(command, classPath)).isEqualTo(name);
    }
}
