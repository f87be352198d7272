/**
 * The hub that a reader builds in notebook 02, line by line: {@link greenlab.stepper.CellProgram} reads the notebook's
 * own cells, {@link greenlab.stepper.TracedCells} compiles them and reports each line that runs,
 * {@link greenlab.stepper.StepRecorder} makes {@link greenlab.stepper.HubSteps} of these lines and of the hub's state
 * after each, and {@link greenlab.stepper.StepperHtml} shows them.
 *
 * <p>Runs of the kit's own hub are recorded in greenlab.run.
 */
package greenlab.stepper;
