/**
 * Draws: runs as text, as SVG and as tables, and line charts. It neither runs nor measures anything.
 */
package greenlab.render;
