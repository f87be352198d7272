/**
 * The exercise "your own hub": what a reader implements, the cases that judge it in a JVM of its own, and the files
 * that readers hand in. Notebooks' own exercises check themselves, and only their points belong here.
 */
package greenlab.grade;
