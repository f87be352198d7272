/**
 * Who keeps a thread to themselves that others need? A {@link greenlab.watch.Watch} asks a subject who is on the thread
 * (a hub's greenlet, a virtual thread on its carrier), reports those who stay too long with the frame to blame, and can
 * draw them into a timeline. It knows no scheduler: greenlab.green's hub is a subject, and so are the virtual threads
 * that {@link greenlab.watch.VirtualStays} follows.
 *
 * <p>The idea is gevent's monitor thread.
 */
package greenlab.watch;
