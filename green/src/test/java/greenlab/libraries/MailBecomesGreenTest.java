package greenlab.libraries;

import static greenlab.libraries.FiveCalls.assertGreenFromJava24;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import greenlab.monkey.Patch;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mail, whose library connects inside a monitor, which pins on Java 21. */
class MailBecomesGreenTest {
    private static final String USER = "ada@localhost";

    private static GreenMail mail;

    @BeforeAll
    static void start() {
        Patch.SOCKET.apply();
        Patch.SERVER_SOCKET.apply();
        mail = new GreenMail(new ServerSetup[] {onAnyPort("smtp"), onAnyPort("pop3"), onAnyPort("imap")});
        mail.start();
        mail.setUser(USER, USER, "secret");
    }

    private static ServerSetup onAnyPort(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }

    @AfterAll
    static void stop() {
        mail.stop();
    }

    @Test
    @DisplayName("Angus Mail SMTP")
    void angusMailSmtp() throws Exception {
        assertGreenFromJava24(port -> {
            var transport = Session.getInstance(new Properties()).getTransport("smtp");
            transport.connect("localhost", port, USER, "secret");
            transport.close();
            return true;
        }, mail.getSmtp().getPort());
    }

    @Test
    @DisplayName("Angus Mail POP3")
    void angusMailPop3() throws Exception {
        assertGreenFromJava24(port -> messages("pop3", port), mail.getPop3().getPort());
    }

    @Test
    @DisplayName("Angus Mail IMAP")
    void angusMailImap() throws Exception {
        assertGreenFromJava24(port -> messages("imap", port), mail.getImap().getPort());
    }

    private static Object messages(String protocol, int port) throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore(protocol)) {
            store.connect("localhost", port, USER, "secret");
            var inbox = store.getFolder("INBOX");
            inbox.open(jakarta.mail.Folder.READ_ONLY);
            return inbox.getMessageCount();
        }
    }
}
