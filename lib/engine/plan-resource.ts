import type { IConstruct } from 'constructs';
import type { PlanResourceType, TextResource } from './text-resource';

/** Of which type the resources of a host's jails are; a jail finds its host only when all are known. */
export interface PlanResourceChoice {
  readonly type: PlanResourceType;
  readonly jails: () => readonly TextResource[];
}

const choices = new WeakMap<IConstruct, PlanResourceChoice>();

export function choosePlanResource(host: IConstruct, choice: PlanResourceChoice): void {
  choices.set(host, choice);
}

export function planResourceChoice(construct: IConstruct): PlanResourceChoice | undefined {
  return choices.get(construct);
}

/** Lets each jail's resource be of the type that its host asks for. */
export function settlePlanResources(made: readonly PlanResourceChoice[]): void {
  made.forEach(({ type, jails }) => jails().forEach((jail) => jail.become(type)));
}
