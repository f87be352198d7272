/**
 * Draws runs: as text in a terminal, as SVG in notebooks and on slides, as tables. Nothing here runs or measures.
 */
package greenlab.render;
