/** Turns a hand-written jail.conf into a program on the constructs, and says what is not as it was. */
export { compareImport, type Difference } from './compare';
export { planImport, type ImportOptions } from './make-plan';
export { isComplete, outcomeOf, printOutcome, type Outcome } from './outcome';
export type { ImportPlan } from './plan';
export { PACKAGE, printProgram, STACK } from './print';
export { parseDatasets, type KnownDataset } from './recognise/mounts';
export { setAside } from './set-aside';
