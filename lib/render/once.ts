/**
 * Renders each entry once. A jail's text goes into jail.conf, into the script and into two resources;
 * entries never change after they are made, and die with their manifest.
 */
export function once<T extends object, R>(render: (entry: T) => R): (entry: T) => R {
  const rendered = new WeakMap<T, R>();
  return (entry) => {
    let result = rendered.get(entry);
    if (result === undefined) {
      result = render(entry);
      rendered.set(entry, result);
    }
    return result;
  };
}
