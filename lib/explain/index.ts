/** What each line of a generated block does, and what in the program put it there. */
export { explainJail } from './explain-jail';
export type { ExplainedLine } from './explained-line';
export { findJail, linesOf, type FoundJail } from './find';
export { defaultOf, sinceOf } from './meaning';
export { printAbsence, printExplanation } from './terminal';
