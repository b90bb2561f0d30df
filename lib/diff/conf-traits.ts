import { normalParameter, type ConfParameter } from './normal-form';
import { mark, trait, VALUE, type Trait } from './trait';

/** A jail as a jail.conf alone describes it. */
export interface ConfJail {
  readonly name: string;
  readonly parameters: readonly ConfParameter[];
}

/** A jail of a jail.conf as its traits. */
export function confTraits(jail: ConfJail): Trait[] {
  return jail.parameters.flatMap((parameter) => {
    const { name, value } = normalParameter(parameter);
    switch (name) {
      case 'name':
        return [];
      case 'path':
        return [trait('root', '', { path: value })];
      case 'ip4.addr':
      case 'ip6.addr':
        return [trait('address', name, { [VALUE]: value })];
      case 'mount':
        return [trait('mount', '', { [VALUE]: value })];
      case 'depend':
        return [value].flat().map((other) => mark('dependency', other));
      default:
        return [trait(isHook(name) ? 'hook' : 'parameter', name, { [VALUE]: value })];
    }
  });
}

const HOOK = /^exec\.(prepare|prestart|created|start|poststart|prestop|stop|poststop|release)$/;

export function isHook(name: string): boolean {
  return HOOK.test(name);
}
