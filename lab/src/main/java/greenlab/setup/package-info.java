/**
 * The prerequisites of the lab and the tests: checks them, and installs Jupyter, its kernel and Reveal.js into
 * {@code .lab}. Every step can be repeated, and one that was interrupted is done again. Measuring and serving don't
 * belong here.
 */
package greenlab.setup;
