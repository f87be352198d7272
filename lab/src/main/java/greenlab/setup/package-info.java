/**
 * The prerequisites of the lab and the tests: checks them, installs Jupyter, its kernel and Reveal.js into
 * {@code .lab}, and compiles the capacity simulation for the browser. Every step can be repeated, and one that was
 * interrupted is done again. Measuring and serving don't belong here.
 */
package greenlab.setup;
