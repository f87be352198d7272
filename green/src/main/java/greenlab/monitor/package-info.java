/**
 * The blocking monitor: a {@link greenlab.monitor.BlockingMonitor} samples what runs on a shared thread (a hub's
 * greenlet, a virtual thread on its carrier), reports slices that block it for too long with the culprit frame, and can
 * draw them on a timeline. It knows no scheduler: the hub of greenlab.green is one source of slices, and the virtual
 * threads that {@link greenlab.monitor.MountedVirtualThreads} follows are another. Code that schedules or fetches
 * doesn't belong here.
 *
 * <p>The idea is gevent's monitor thread.
 */
package greenlab.monitor;
