package greenlab.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Versions as the tools print them, a wrapper's own lines included. */
class DoctorTest {
    @Test
    void versionIsReadInTheToolsFormat() {
        assertThat(Doctor.number("Apache Maven 4.0.0-rc-5 (fb3ecaef)", "Apache Maven ")).contains("4.0.0-rc-5");
        assertThat(Doctor.number("\u001b[1mApache Maven 3.9.9\u001b[m (8e8)", "Apache Maven ")).contains("3.9.9");
        assertThat(Doctor.number("Java 17.0.1\nApache Maven 3.9.9", "Apache Maven ")).contains("3.9.9");
        assertThat(Doctor.number("Python 3.13.0rc1+", "Python ")).contains("3.13.0rc1+");
        assertThat(Doctor.number("Using Node 22.1.0\n11.2.0\n", "")).contains("11.2.0");
        assertThat(Doctor.number("22.1.0 has no ICU", "")).isEmpty();
    }

    @Test
    void mavensCacheIsTheOneInItsOptions() {
        assertThat(Doctor.mavenCache("-Dmaven.repo.local=/a -Xmx1g -Dmaven.repo.local=/b")).hasToString("/b");
        assertThat(Doctor.mavenCache("-Xmx1g")).hasToString(System.getProperty("user.home") + "/.m2/repository");
    }
}
