/** What weakens a jail, or looks like protection and is none. */
import { shown } from './shown';

export function relaxation(parameter: string, risk: string): string {
  return `'${parameter}' weakens the jail: ${risk}; remove it, or say why it is needed with acknowledgeRisk('${parameter}', …)`;
}

export function needlessAcknowledgement(parameter: string): string {
  return `acknowledgeRisk(${shown(parameter)}, …) accepts a risk that the jail does not take, remove it`;
}

export function withoutEffect(parameter: string, needs: string): string {
  return `'${parameter}' has no effect without ${needs}, set that too or remove it`;
}

export function setIdFile(destination: string, mode: string, whose: string): string {
  return `file ${shown(destination)} with mode ${mode} runs with the rights of ${whose}, whoever starts it: leave the first digit at 0`;
}

export function openRoot(dataset: string, path: string): string {
  return `every user of the host can get into ${shown(path)} and run what is setuid there: declare the dataset above ${shown(dataset)} and make this one its child(), so that a closed directory lies above`;
}

export function healthCheckWithoutAddress(port: number): string {
  return `HealthCheck.tcp(${port}) needs an address and the jail has none, give it one or use HealthCheck.command()`;
}

export function hostHooksWithoutRoot(user: string): string {
  return `'exec.system_user' has jail(8) do its mounts, interfaces and limits as ${shown(user)}, which only root may: remove it, and change the user in the commands that need it`;
}

export function jailHooksWithoutRoot(user: string): string {
  return `'exec.jail_user' has the addresses of the jail's interfaces set as ${shown(user)}, which only root may: remove it, and change the user in the commands that need it`;
}
