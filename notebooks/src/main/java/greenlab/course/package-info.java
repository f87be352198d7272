/**
 * What the cells of several notebooks share, so that each cell can show its one idea: a {@link greenlab.course.Lesson}
 * with its delay server, its runs, its status table and its checks; a {@link greenlab.course.LiveTimeline} of the
 * notebook's own JVM, and {@link greenlab.course.VirtualLanes} for virtual threads; {@link greenlab.course.Source},
 * which shows the kit's code; a {@link greenlab.course.Script} and the environment in its header;
 * {@link greenlab.course.FreshJvm} for programs that patch; and {@link greenlab.course.OsThreads}, the threads of the
 * operating system.
 *
 * <p>The package doesn't depend on Jupyter: the kernel's start-up script, {@code notebooks/startup.jshell}, passes in a
 * {@link greenlab.course.CellDisplay}, which shows pictures. The teaching itself stays in the notebooks.
 */
package greenlab.course;
