package greenlab.setup;

import java.util.Optional;

/**
 * The result of checking one part of the machine.
 *
 * @param part its name
 * @param state whether it is usable
 * @param detail its version and path, or what is wrong
 * @param fix what to type or to do about it; null if nothing is wrong
 */
public record Check(String part, State state, String detail, String fix) {

    /** Whether a part is usable. */
    public enum State {
        /** It is. */
        OK,
        /** It is not, but will be installed, or has a substitute. */
        WARNING,
        /** It is not, and Greenlab needs it. */
        ERROR
    }

    static Check ok(String part, String detail) {
        return new Check(part, State.OK, detail, null);
    }

    static Check warning(String part, String detail, String fix) {
        return new Check(part, State.WARNING, detail, fix);
    }

    static Check error(String part, String detail, String fix) {
        return new Check(part, State.ERROR, detail, fix);
    }

    /** Returns an OK check if the part was found, else the other one. */
    static Check found(Optional<String> detail, Check other) {
        return detail.map(found -> ok(other.part, found)).orElse(other);
    }
}
