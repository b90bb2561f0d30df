import * as errors from '../errors/check-network';
import { eachJail } from './each';

const ROUTES = [
  { family: 4, route: 'defaultRoute4' },
  { family: 6, route: 'defaultRoute6' },
] as const;

/** `route add default` fails for the second one, and with it the start of the jail. */
export const severalDefaultRoutes = eachJail(({ interfaces }) => {
  if (interfaces.length < 2) {
    return undefined;
  }
  return ROUTES.flatMap(({ family, route }) => {
    const routes = interfaces
      .filter((one) => one[route] !== undefined)
      .map((one) => `'${one[route]}' on '${one.bridge}'`);
    return routes.length < 2 ? [] : [errors.severalDefaultRoutes(family, routes)];
  });
});
