//DEPS com.google.code.gson:gson:2.13.2

/**
 * A run and its events, and how they are shown: as text in a terminal, as SVG in a notebook or on a slide, as JSON for
 * everyone else. Nothing here runs or measures anything; this is the lowest package, and imports none of the others.
 */
package greenlab.timeline;
