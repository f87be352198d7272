package greenlab.server.live;

import com.google.gson.JsonObject;

/**
 * The state of a live run, whole: a listener that receives one message needs none of those before it.
 *
 * @param event {@code waiting}, {@code picture}, {@code done}, {@code failed} or {@code stopped}
 * @param data a JSON object on one line
 * @param last whether no message follows
 */
public record Message(String event, String data, boolean last) {

    /** The run is queued behind others; 0 if it is about to start. */
    static Message waiting(int ahead) {
        var data = new JsonObject();
        data.addProperty("ahead", ahead);
        return new Message("waiting", data.toString(), false);
    }

    /** The run is in progress. */
    static Message picture(JsonObject data) {
        return new Message("picture", data.toString(), false);
    }

    /** The run has ended; its verdict may be that its fetches failed. */
    static Message done(JsonObject data) {
        return new Message("done", data.toString(), true);
    }

    /** The run could not be carried out. */
    static Message failed(String error) {
        var data = new JsonObject();
        data.addProperty("error", error);
        return new Message("failed", data.toString(), true);
    }

    /** The run was stopped by a request, or because nothing listened to it. */
    static Message stopped() {
        return new Message("stopped", "{}", true);
    }
}
