/** What is wrong with the environment of a jail's services. */

export function environmentNeedsServices(isEnvironment: boolean): string {
  return `'${isEnvironment ? 'environment' : 'secrets'}' is for the jail's services, name them in 'services'`;
}

export function environmentAndSecret(name: string): string {
  return `'secrets.${name}' is in 'environment' too, leave one of them out`;
}

export function environmentAndSysrc(variable: string): string {
  return `'sysrc.${variable}' is set by 'environment' and 'secrets', leave one of them out`;
}

export function environmentNameTaken(name: string): string {
  return `'${name}' is a variable of rc.subr(8) itself, a service would not start: use another name`;
}
