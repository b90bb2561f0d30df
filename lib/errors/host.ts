/** What is wrong with a host, or with finding one. */
import { shown } from './shown';

export function idIsNoName(id: string, reason: string): string {
  return `the construct id ${shown(id)} cannot be the host's name: ${reason}; pass 'hostName'`;
}

export function noHost(): string {
  return "the stack has no Host, make one: new Host(stack, 'alpha', { release: '14.4' })";
}

export function severalHosts(stack: string, hosts: readonly string[]): string {
  return `stack '${stack}' has several hosts (${hosts.join(', ')}), pass 'host' or put this construct below one`;
}

export function hostOfOtherStack(host: string): string {
  return `host '${host}' is in another stack, a stack describes its own hosts only`;
}

export function anyHostKey(): string {
  return "'ssh.acceptAnyHostKey' lets whoever stands in between become root on the host, pass 'hostKey' instead";
}
