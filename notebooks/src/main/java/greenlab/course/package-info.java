/**
 * What the cells of several notebooks share, so that a cell can be about its one idea: a {@link greenlab.course.Lesson}
 * with its server, its runs, its table and its checks; a {@link greenlab.course.Sketch} of what happens in the
 * notebook's own JVM, {@link greenlab.course.VirtualLanes} where virtual threads do it; {@link greenlab.course.Orders},
 * which are tried; {@link greenlab.course.Source}, which shows the code as it is; a {@link greenlab.course.Script},
 * whose header is an environment; {@link greenlab.course.FreshJvm} for programs that patch;
 * {@link greenlab.course.OsThreads} to count what the system counts; a {@link greenlab.course.Chart}. It knows no
 * Jupyter: how a cell shows a picture is handed in as a {@link greenlab.course.Screen}. What is taught stays in the
 * notebooks.
 */
package greenlab.course;
