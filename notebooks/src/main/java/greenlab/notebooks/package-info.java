/**
 * The commands for notebooks: one runs the course from top to bottom, one is the kernel that Jupyter starts. What the
 * course's cells use is greenlab.course.
 */
package greenlab.notebooks;
